import { dueText } from "../realms/due-text.ts";
import { eventText } from "../realms/event-text.ts";
import type { Realm } from "../realms/realm.ts";
import type { Text } from "../refusals/text.ts";
import type { DueItem, WorldEvent } from "../state/entities/event.ts";
import type { Order } from "../state/entities/order.ts";
import { countedLines, goodsFenOf, stateOf } from "../state/life/order-state.ts";
import { act } from "../world-api/acts.ts";
import {
  type ControlCall,
  ControlError,
  type ControlHandler,
  fieldsOf,
  json,
  notFound,
  textField,
} from "./control-call.ts";
import { actionsOf } from "./order-actions.ts";
import type { LifeStep, OrderDetail, OrderShape } from "./shapes/index.ts";

const MARKETS = ["taobao", "1688"] as const;

export const ordersOf = ({ world }: Realm): readonly Order[] =>
  MARKETS.flatMap((market) => [...world[market].orders.values()]).sort((a, b) => b.createdAt - a.createdAt);

export const listOrders: ControlHandler = ({ realm }) => {
  realm.catchUp();
  const due = dueByTarget(realm.world);
  return json(
    ordersOf(realm)
      .slice(0, 500)
      .map((order) => orderShape(order, due)),
  );
};

export const getOrder: ControlHandler = (call) => {
  const { realm } = call;
  realm.catchUp();
  const order = orderOf(call);
  const ids = new Set([
    order.id,
    ...order.purchases.map(({ id }) => id),
    ...order.lines.flatMap(({ id, refundIds, parcelIds }) => [id, ...refundIds, ...parcelIds]),
  ]);
  const events = realm.world.events.filter(({ entity }) => ids.has(entity.id));
  const tied = tiesOf(realm, order.id);
  return json({
    ...orderShape(order, dueByTarget(realm.world)),
    lines: order.lines.map(({ id, goods, quantity, goodsFen, postageFen, state }) => ({
      id,
      sku: goods.properties.map(({ valueName }) => valueName).join(" "),
      quantity,
      fen: goodsFen + postageFen,
      state,
    })),
    events: events.map((event) => ({
      n: event.n,
      at: event.at,
      actor: event.actor,
      text: eventText(event, order.id),
      ...(event.requestId === null ? {} : { requestId: event.requestId }),
      ...tied(event),
    })),
    actions: actionsOf(realm.world, order),
  } satisfies OrderDetail);
};

/** Which request caused an event, and which push tells of it. */
function tiesOf({ journal, outbox }: Realm, orderId: string) {
  const requests = new Map(journal.requests().map(({ requestId, number }) => [requestId, number]));
  const pushes = outbox.list().filter((push) => push.orderId === orderId && push.ofEvent !== undefined);
  return ({ n, requestId }: WorldEvent): { readonly request?: number; readonly pushId?: string } => {
    const request = requestId === null ? undefined : requests.get(requestId);
    const push = pushes.find(({ ofEvent }) => ofEvent === n);
    return {
      ...(request === undefined ? {} : { request }),
      ...(push === undefined ? {} : { pushId: push.id }),
    };
  };
}

/** `{ actor, verb, on?, params? }`: `params` are what the act takes after the id. */
export const postAct: ControlHandler = async (call) => {
  const [actor, verb] = [textField(call, "actor") ?? "", textField(call, "verb") ?? ""];
  const { params = [] } = fieldsOf(call);
  const rest = Array.isArray(params) ? params : [params];
  const id = textField(call, "on") ?? call.params.id ?? "";
  const { events, pushes } = await act(call.realm, actor, verb, [id, ...rest]);
  return json({ events, pushes });
};

/** `{ actor, verb, params: […] }`: any act, with all that it takes. */
export const postAnyAct: ControlHandler = async (call) => {
  const { params = [] } = fieldsOf(call);
  if (!Array.isArray(params)) throw new ControlError(400, "params must be a list", "params 必须是数组", "params");
  return json(await act(call.realm, textField(call, "actor") ?? "", textField(call, "verb") ?? "", params));
};

function orderOf({ realm, params }: ControlCall): Order {
  const id = params.id ?? "";
  const order = realm.world.taobao.orders.find(id) ?? realm.world["1688"].orders.find(id);
  if (order === undefined) throw notFound({ en: `no order has the id "${id}"`, zh: `没有订单 "${id}"` });
  return order;
}

export function orderShape(order: Order, due: DueByTarget): OrderShape {
  const { id, number, market, lines, purchases } = order;
  const counted = countedLines(lines);
  const status = stateOf(lines);
  const next = nextOf(order, due);
  const note = noteOn(order);
  return {
    id,
    orderNo: number,
    marketplace: market,
    title: lines[0]?.goods.title ?? "",
    shop: lines[0]?.goods.shopName ?? "",
    quantity: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    totalFen: goodsFenOf(counted) + purchases.reduce((sum, { postageFen }) => sum + postageFen, 0),
    status,
    life: lifeOf(order),
    ...lifeText(status),
    ...(status.startsWith("partly") ? { partly: true } : {}),
    ...(status === "closed" || status === "refunded" ? { closed: true } : {}),
    ...(next === undefined ? {} : { due: { at: next.at, text: dueText(next) } }),
    ...(note === undefined ? {} : { note }),
  };
}

type DueByTarget = ReadonlyMap<string, DueItem>;

/** The next automatic step of each order, parcel or case. */
function dueByTarget({ due }: Realm["world"]): DueByTarget {
  const first = new Map<string, DueItem>();
  for (const item of due.items()) if (!first.has(item.target)) first.set(item.target, item);
  return first;
}

function nextOf({ id, lines }: Order, due: DueByTarget): DueItem | undefined {
  const targets = [id, ...lines.flatMap(({ parcelIds, refundIds }) => [...parcelIds, ...refundIds])];
  const items = targets.flatMap((target) => due.get(target) ?? []);
  return items.sort((one, other) => one.at - other.at || one.n - other.n)[0];
}

function noteOn({ isAsleep, lines }: Order): Text | undefined {
  if (isAsleep)
    return { en: "From the seed: it becomes active at the first change", zh: "预置订单：被操作后才开始流转" };
  const failed = lines.find(({ failure }) => failure !== null)?.failure;
  if (failed !== undefined && failed !== null) return { en: failed.text, zh: failed.text };
  const closed = lines.find(({ closeReason }) => closeReason !== null)?.closeReason;
  if (closed === undefined || closed === null) return undefined;
  return { en: `Closed by ${closed.by}: ${closed.reason}`, zh: `由 ${closed.by} 关闭：${closed.reason}` };
}

const STEPS: Readonly<Record<LifeStep, Text>> = {
  unpaid: { en: "Unpaid", zh: "待付款" },
  paid: { en: "Paid", zh: "已付款" },
  shipped: { en: "Shipped", zh: "已发货" },
  received: { en: "Received", zh: "已收货" },
  done: { en: "Done", zh: "完成" },
};

function lifeText(status: string): { readonly lifeText?: Text } {
  if (status === "partly-paid") return { lifeText: { en: "Partly", zh: "部分付款" } };
  if (status.startsWith("partly")) return { lifeText: { en: "Partly", zh: "部分发货" } };
  if (status === "closed") return { lifeText: { en: "Closed", zh: "已关闭" } };
  return status === "refunded" ? { lifeText: { en: "Refunded", zh: "已退款" } } : {};
}

function lifeOf({ createdAt, purchases, lines }: Order): OrderShape["life"] {
  const earliest = (times: readonly (number | null)[]): { at?: number } => {
    const known = times.filter((time) => time !== null);
    return known.length === 0 ? {} : { at: Math.min(...known) };
  };
  const steps: readonly { readonly step: LifeStep; readonly at?: number }[] = [
    { step: "unpaid", at: createdAt },
    { step: "paid", ...earliest(purchases.map(({ paidAt }) => paidAt)) },
    { step: "shipped", ...earliest(lines.map(({ shippedAt }) => shippedAt)) },
    { step: "received", ...earliest(lines.map(({ receivedAt }) => receivedAt)) },
    { step: "done", ...earliest(lines.map(({ doneAt }) => doneAt)) },
  ];
  return steps.map((one) => ({ ...one, text: STEPS[one.step] }));
}
