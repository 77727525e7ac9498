import type { Json } from "../../state/entities/common.ts";
import type { FreightOrder, FreightPreview } from "../../state/entities/freight.ts";
import { SMALL } from "../../state/ids/stretches.ts";
import { refuse } from "../../state/refusals/refused.ts";
import type { World } from "../../state/world.ts";
import { idOf, objectOf, textOf, wordsOf } from "../input.ts";
import { domesticOf, ordersOf } from "./domestic.ts";
import { type FreightLine, freightReceiver, keptLines, linesToShip, quotes } from "./freight-lines.ts";
import { linesOfPreview } from "./preview-lines.ts";
import { countryOf } from "./services.ts";

const CHINA_MS = 8 * 3_600_000;
const chinaDay = (at: number): string => new Date(at + CHINA_MS).toISOString().slice(0, 10).replaceAll("-", "");

type Input = Readonly<Record<string, unknown>>;
type Receiver = FreightPreview["receiver"];

/** Keeps a preview, which can be booked once until it expires. */
export function keepPreview(world: World, receiver: Receiver, lines: readonly Json[]): FreightPreview {
  const preview: FreightPreview = {
    id: `FF${chinaDay(world.now)}${String(world.nextOwn("freight.preview", 8, SMALL)).padStart(5, "0")}`,
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
 * Books a shipment: of a preview, or of the lines of the call. Fields that the call repeats must equal those of the preview.
 *
 * @throws Refused `preview-expired` for a preview that is unknown, expired, used or of another shipment; `address-incomplete`,
 * `no-service`, and the refusals of a line.
 */
export function book(world: World, input: Input): FreightOrder {
  const renderId = idOf(input.renderId);
  const preview = renderId === undefined ? undefined : usablePreview(world, renderId);
  const lines: readonly FreightLine[] =
    preview === undefined ? linesToShip(world, input.lineItems) : linesOfPreview(world, preview, input.lineItems);
  const receiver = receiverOf(preview, input.receiverAddress);
  quotes(lines, receiver.country);
  const tmall = objectOf(input.tmallOrderInfo) ?? {};
  const tmallOrderId = wordsOf(tmall.tmallOrderId) ?? null;
  const domestic = ordersOf(world, [tmallOrderId ?? undefined]).flatMap(domesticOf);
  const number = internationalNumber(world, receiver.country);
  const order: FreightOrder = {
    id: String(world.nextOwn("freight.order", 14, SMALL)),
    number,
    previewId: preview?.id ?? null,
    createdAt: world.now,
    state: domestic.length === 0 ? "booked" : "domestic-known",
    receiver,
    lines: keptLines(lines),
    tmallOrderId,
    remark: textOf(input.remark) ?? textOf(tmall.remark) ?? "",
    domestic,
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

/** The address of the call, or else of the preview. The price of the preview holds for its country alone. */
function receiverOf(preview: FreightPreview | undefined, address: unknown): Receiver {
  const sent = freightReceiver(address);
  const country = wordsOf(objectOf(address)?.country);
  if (preview !== undefined && country !== undefined && countryOf(country) !== preview.receiver.country) {
    return refuse("preview-expired", {
      en: `${preview.id} is for ${preview.receiver.country}, receiverAddress.country is ${country}: preview again`,
    });
  }
  const receiver =
    preview === undefined ? sent : { ...preview.receiver, ...said(sent), country: preview.receiver.country };
  const missing = [...(receiver.name === "" ? ["name"] : []), ...(receiver.street === "" ? ["address"] : [])];
  return missing.length === 0
    ? receiver
    : refuse("address-incomplete", { en: `receiverAddress: ${missing.join(", ")} missing` });
}

/** The fields that are not blank. */
const said = (receiver: Receiver): Partial<Receiver> =>
  Object.fromEntries(Object.entries(receiver).filter(([, text]) => text !== ""));

/** `FARUS2601000014YQ`: country, year and month, a running number. */
const internationalNumber = (world: World, country: string): string =>
  `FAR${/^[A-Z]{2}$/.test(country) ? country : "CN"}${chinaDay(world.now).slice(2, 6)}${String(world.nextOwn("freight.number", 14, SMALL)).padStart(6, "0")}YQ`;
