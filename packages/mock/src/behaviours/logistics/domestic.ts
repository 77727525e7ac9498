import type { Json } from "../../state/entities/common.ts";
import type { FreightOrder } from "../../state/entities/freight.ts";
import type { Order } from "../../state/entities/order.ts";
import { refuse } from "../../state/refusals/refused.ts";
import type { World } from "../../state/world.ts";
import { idOf, objectOf, shown, textOf, wholeNumberOf, wordsOf } from "../input.ts";

type Input = Readonly<Record<string, unknown>>;

/**
 * Keeps which domestic parcels are on their way to the warehouse: with the bookings of the order, or with the order until it is
 * booked. A new report on a line replaces the earlier one.
 *
 * @throws Refused `order-unknown` when neither id is known, or they name two orders; `order-state` when all of it has left the
 * warehouse; `lines-empty`, `sku-unknown`, `quantity-invalid`, `waybill-missing`.
 */
export function tellDomestic(world: World, input: Input): void {
  const ids = [idOf(input.orderId), idOf(input.tmallOrderId)];
  const orders = ordersOf(world, ids);
  const told = `orderId ${ids[0] ?? "missing"}, tmallOrderId ${ids[1] ?? "missing"}`;
  if (orders.length > 1) refuse("order-unknown", { en: `${told} are two orders` });
  const bookings = world.freightOrders.values().filter((booking) => isMeant(world, booking, ids, orders));
  if (bookings.length + orders.length === 0) refuse("order-unknown", { en: told });
  const infos = (Array.isArray(input.logisticInfos) ? input.logisticInfos : []).map((info) => infoOf(world, info));
  if (infos.length === 0) refuse("lines-empty", { en: "logisticInfos is empty", zh: "物流信息不能为空" });
  const here = bookings.filter(({ state }) => state !== "sent" && state !== "delivered");
  if (bookings.length > 0 && here.length === 0)
    refuse("order-state", { en: `the goods of ${told} have left for abroad` });
  for (const booking of here) {
    const state = booking.state === "booked" ? "domestic-known" : booking.state;
    world.freightOrders.put({ ...booking, state, domestic: replaced(booking.domestic, infos) });
  }
  if (here.length === 0) for (const order of orders) keepWithOrder(world, order, infos);
  world.note("freight.domestic", { kind: "order", id: ids[0] ?? ids[1] ?? "" }, { lines: infos.length });
}

/** Orders of either marketplace that the ids name, each once. */
export function ordersOf(world: World, ids: readonly (string | undefined)[]): readonly Order[] {
  const found = ids.flatMap((id) =>
    id === undefined ? [] : (world.taobao.orders.find(id) ?? world["1688"].orders.find(id) ?? []),
  );
  return [...new Set(found)];
}

/** The reports on an order before its booking. */
export function domesticOf({ extra }: Order): readonly Json[] {
  return Array.isArray(extra.domestic) ? extra.domestic : [];
}

const keepWithOrder = (world: World, order: Order, infos: readonly Json[]): void =>
  world
    .shelf(order.market)
    .orders.put({ ...order, extra: { ...order.extra, domestic: replaced(domesticOf(order), infos) } });

const replaced = (before: readonly Json[], infos: readonly Json[]): Json[] => [
  ...before.filter((one) => infos.every((info) => keyOf(info) !== keyOf(one))),
  ...infos,
];

/** A booking is named by its own ids, by the Tmall order of its call, or by any other id of that order. */
function isMeant(
  world: World,
  { id, number, tmallOrderId }: FreightOrder,
  ids: readonly (string | undefined)[],
  orders: readonly Order[],
): boolean {
  if (ids.includes(id) || ids.includes(number)) return true;
  if (tmallOrderId === null) return false;
  return ids.includes(tmallOrderId) || ordersOf(world, [tmallOrderId]).some((order) => orders.includes(order));
}

/** One line with its parcels, with the numbers under either spelling. */
function infoOf(world: World, value: unknown): Json {
  const fields = objectOf(value) ?? {};
  const line = objectOf(fields.lineItem) ?? {};
  const [itemId, skuId] = [idOf(line.itemId) ?? "", idOf(line.skuId) ?? ""];
  if (world.catalogue.skuKey(itemId, skuId) === undefined)
    refuse("sku-unknown", { en: `itemId ${itemId || "missing"}, skuId ${skuId || "missing"}` });
  const { quantity } = line;
  if (quantity !== undefined && quantity !== null && (wholeNumberOf(quantity) ?? 0) < 1)
    refuse("quantity-invalid", { en: `quantity is ${shown(quantity)}` });
  const parcels = Array.isArray(fields.domesticLogisticInfo) ? fields.domesticLogisticInfo : [];
  if (parcels.length === 0) refuse("waybill-missing", { en: `domesticLogisticInfo of ${itemId} is empty` });
  return { itemId, skuId, number: numberOf(fields) ?? "", parcels: parcels.map(parcelOf) };
}

function parcelOf(value: unknown): Json {
  const fields = objectOf(value) ?? {};
  const number = numberOf(fields);
  if (number === undefined) return refuse("waybill-missing", { en: "logisticNumer of a parcel is missing" });
  return { number, company: textOf(fields.logisticCompanyName) ?? "", rtsTime: textOf(fields.rtsTime) ?? "" };
}

const numberOf = (fields: Input): string | undefined => wordsOf(fields.logisticNumer) ?? wordsOf(fields.logisticNumber);

function keyOf(info: Json): string {
  const fields = objectOf(info) ?? {};
  return `${textOf(fields.itemId)}/${textOf(fields.skuId)}`;
}
