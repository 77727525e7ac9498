import type { Json } from "../../state/entities/common.ts";
import type { FreightOrder, FreightPreview } from "../../state/entities/freight.ts";
import { refuse } from "../../state/refusals/refused.ts";
import type { World } from "../../state/world.ts";
import { idOf, objectOf, textOf, wordsOf } from "../input.ts";
import { freightLines, freightReceiver, keptLines } from "./freight-lines.ts";

const CHINA_MS = 8 * 3_600_000;
const chinaDay = (at: number): string => new Date(at + CHINA_MS).toISOString().slice(0, 10).replaceAll("-", "");

type Input = Readonly<Record<string, unknown>>;

/** Keeps a preview, which can be booked once until it expires. */
export function keepPreview(
  world: World,
  receiver: FreightPreview["receiver"],
  lines: readonly Json[],
): FreightPreview {
  const preview: FreightPreview = {
    id: `FF${chinaDay(world.now)}${String(world.next("freight.preview", 8)).padStart(5, "0")}`,
    createdAt: world.now,
    expiresAt: world.now + world.rules.freightPreviewExpiresAfterMs,
    usedBy: null,
    receiver,
    lines,
  };
  world.freightPreviews.put(preview);
  return preview;
}

/**
 * Books a shipment: of a preview, whose lines and address count then, or of the lines of the call.
 *
 * @throws Refused `preview-expired` for a preview that is unknown, expired or used.
 */
export function book(world: World, input: Input): FreightOrder {
  const renderId = idOf(input.renderId);
  const preview = renderId === undefined ? undefined : usablePreview(world, renderId);
  const lines = preview?.lines ?? keptLines(freightLines(world, input.lineItems));
  const receiver = preview?.receiver ?? freightReceiver(input.receiverAddress);
  const tmall = objectOf(input.tmallOrderInfo) ?? {};
  const number = internationalNumber(world, receiver.country);
  const order: FreightOrder = {
    id: String(world.next("freight.order", 14)),
    number,
    previewId: preview?.id ?? null,
    createdAt: world.now,
    state: "booked",
    receiver,
    lines,
    tmallOrderId: wordsOf(tmall.tmallOrderId) ?? null,
    remark: textOf(input.remark) ?? textOf(tmall.remark) ?? "",
    domestic: [],
  };
  world.freightOrders.put(order);
  if (preview !== undefined) world.freightPreviews.put({ ...preview, usedBy: order.id });
  world.note("freight.booked", { kind: "freight", id: order.id }, { number });
  return order;
}

function usablePreview(world: World, renderId: string): FreightPreview {
  const preview = world.freightPreviews.get(renderId);
  if (preview === undefined) return refuse("preview-expired", { en: `no preview has the id ${renderId}` });
  if (preview.usedBy !== null) return refuse("preview-expired", { en: `${renderId} was booked before` });
  const isLate = preview.expiresAt !== null && world.now > preview.expiresAt;
  return isLate ? refuse("preview-expired", { en: `${renderId} has expired` }) : preview;
}

/** `FARUS2601000014YQ`: country, year and month, a running number. */
const internationalNumber = (world: World, country: string): string =>
  `FAR${/^[A-Z]{2}$/.test(country) ? country : "CN"}${chinaDay(world.now).slice(2, 6)}${String(world.next("freight.number", 14)).padStart(6, "0")}YQ`;

/**
 * Keeps which domestic parcels are on their way to the warehouse. What was told of a line before is replaced.
 *
 * @throws Refused `order-unknown` when neither order is known.
 */
export function tellDomestic(world: World, input: Input): void {
  const orderId = idOf(input.orderId);
  const tmallOrderId = idOf(input.tmallOrderId);
  const booked = world.freightOrders.values().filter((order) => isMeant(order, orderId, tmallOrderId));
  const isKnown = [orderId, tmallOrderId].some((id) => id !== undefined && knowsOrder(world, id));
  if (booked.length === 0 && !isKnown) {
    refuse("order-unknown", { en: `orderId ${orderId ?? "missing"}, tmallOrderId ${tmallOrderId ?? "missing"}` });
  }
  const infos = (Array.isArray(input.logisticInfos) ? input.logisticInfos : []).map(infoOf);
  for (const order of booked) {
    const kept = order.domestic.filter((one) => infos.every((info) => keyOf(info) !== keyOf(one)));
    world.freightOrders.put({ ...order, state: "domestic-known", domestic: [...kept, ...infos] });
  }
  world.note("freight.domestic", { kind: "order", id: orderId ?? tmallOrderId ?? "" }, { lines: infos.length });
}

const isMeant = (order: FreightOrder, orderId: string | undefined, tmallOrderId: string | undefined): boolean =>
  (tmallOrderId !== undefined && order.tmallOrderId === tmallOrderId) ||
  (orderId !== undefined && (order.id === orderId || order.number === orderId));

const knowsOrder = (world: World, id: string): boolean =>
  world.taobao.orders.find(id) !== undefined || world["1688"].orders.find(id) !== undefined;

/** One line with its parcels, with the numbers under either spelling. */
function infoOf(value: unknown): Json {
  const fields = objectOf(value) ?? {};
  const line = objectOf(fields.lineItem) ?? {};
  const parcels = Array.isArray(fields.domesticLogisticInfo) ? fields.domesticLogisticInfo : [];
  return {
    itemId: idOf(line.itemId) ?? "",
    skuId: idOf(line.skuId) ?? "",
    number: numberOf(fields),
    parcels: parcels.map((parcel) => {
      const own = objectOf(parcel) ?? {};
      return {
        number: numberOf(own),
        company: textOf(own.logisticCompanyName) ?? "",
        rtsTime: textOf(own.rtsTime) ?? "",
      };
    }),
  };
}

const numberOf = (fields: Readonly<Record<string, unknown>>): string =>
  textOf(fields.logisticNumer) ?? textOf(fields.logisticNumber) ?? "";

function keyOf(info: Json): string {
  const fields = objectOf(info) ?? {};
  return `${textOf(fields.itemId)}/${textOf(fields.skuId)}`;
}
