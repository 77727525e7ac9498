import type { NewPush } from "../pushes/outbox.ts";
import { overlaid } from "../pushes/push-body.ts";
import type { Realm } from "../realms/realm.ts";
import type { Market } from "../state/entities/common.ts";

/** A push for an existing order, regardless of its state in the world. */
export interface PushByHand {
  /** Any id of the order, of one of its purchases, or of a refund. */
  readonly orderId: string;
  readonly event: "status" | "price" | "refund";
  /** Laid over the body that the world makes: objects key by key, everything else replaced. */
  readonly overrides?: Readonly<Record<string, unknown>>;
}

const EVENTS: readonly string[] = ["status", "price", "refund"] satisfies readonly PushByHand["event"][];

/** @throws TypeError if the world has no such order or nothing to report about it, and for an event that does not exist */
export function pushByHand(realm: Realm, { orderId, event, overrides = {} }: PushByHand): NewPush {
  const { world } = realm;
  if (!EVENTS.includes(event))
    throw new TypeError(`event is one of ${EVENTS.join(", ")}, not ${JSON.stringify(event)}`);
  for (const market of ["taobao", "1688"] as const satisfies readonly Market[]) {
    const shelf = world[market];
    const refund = shelf.refunds.find(orderId);
    const order = shelf.orders.find(refund?.orderId ?? orderId);
    if (order === undefined) continue;
    const purchase =
      order.purchases.find(({ id, outerId }) => id === orderId || outerId === orderId) ?? order.purchases[0];
    const own = refund ?? [...shelf.refunds.values()].find((candidate) => candidate.orderId === order.id);
    const body = world.pushBody(world, {
      kind: event,
      market,
      orderId: order.id,
      ...(purchase === undefined ? {} : { purchaseId: purchase.id }),
      ...(event === "refund" && own !== undefined ? { refundId: own.id } : {}),
    });
    if (body === undefined) throw new TypeError(`there is nothing to tell of ${event} for order "${orderId}"`);
    return {
      at: realm.clock.now(),
      event,
      market,
      orderId: order.id,
      byHand: true,
      body: overlaid(body, overrides) as Readonly<Record<string, unknown>>,
    };
  }
  throw new TypeError(`the world "${realm.name}" has no order "${orderId}"`);
}
