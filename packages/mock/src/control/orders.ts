import { eventText } from "../realms/event-text.ts";
import type { Realm } from "../realms/realm.ts";
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
import type { OrderDetail, OrderShape } from "./shapes.ts";

const MARKETS = ["taobao", "1688"] as const;

export const ordersOf = ({ world }: Realm): readonly Order[] =>
  MARKETS.flatMap((market) => [...world[market].orders.values()]).sort((a, b) => b.createdAt - a.createdAt);

export const listOrders: ControlHandler = ({ realm }) => {
  realm.catchUp();
  return json(ordersOf(realm).slice(0, 500).map(orderShape));
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
  return json({
    ...orderShape(order),
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
      text: eventText(event),
      ...(event.requestId === null ? {} : { requestId: event.requestId }),
    })),
    actions: actionsOf(realm.world, order),
  } satisfies OrderDetail);
};

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

export const getCart: ControlHandler = ({ realm }) =>
  json(
    MARKETS.flatMap((marketplace) =>
      [...realm.world[marketplace].cart.values()].map((record) => ({ marketplace, ...record })),
    ),
  );

export const listRefunds: ControlHandler = ({ realm }) => {
  realm.catchUp();
  return json(
    MARKETS.flatMap((market) => [...realm.world[market].refunds.values()]).sort((a, b) => b.createdAt - a.createdAt),
  );
};

function orderOf({ realm, params }: ControlCall): Order {
  const id = params.id ?? "";
  const order = realm.world.taobao.orders.find(id) ?? realm.world["1688"].orders.find(id);
  if (order === undefined) throw notFound({ en: `there is no order "${id}"`, zh: `没有订单 "${id}"` });
  return order;
}

export function orderShape(order: Order): OrderShape {
  const { id, number, market, lines, purchases, closesAt } = order;
  const counted = countedLines(lines);
  const status = stateOf(lines);
  const isUnpaid = status === "unpaid" || status === "building";
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
    ...(status.startsWith("partly") ? { partly: true } : {}),
    ...(status === "closed" || status === "refunded" ? { closed: true } : {}),
    ...(isUnpaid && closesAt !== null ? { due: { at: closesAt } } : {}),
  };
}

function lifeOf({ createdAt, purchases, lines }: Order): OrderShape["life"] {
  const earliest = (times: readonly (number | null)[]): { at?: number } => {
    const known = times.filter((time) => time !== null);
    return known.length === 0 ? {} : { at: Math.min(...known) };
  };
  return [
    { step: "unpaid", at: createdAt },
    { step: "paid", ...earliest(purchases.map(({ paidAt }) => paidAt)) },
    { step: "shipped", ...earliest(lines.map(({ shippedAt }) => shippedAt)) },
    { step: "received", ...earliest(lines.map(({ receivedAt }) => receivedAt)) },
    { step: "done", ...earliest(lines.map(({ doneAt }) => doneAt)) },
  ];
}
