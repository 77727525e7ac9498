import { ProtocolError } from "../errors/errors.ts";
import { lazily } from "../values/lazily.ts";
import { copyOf, type PushBytes, rawBytes } from "./bytes.ts";
import { createHasher } from "./create-hasher.ts";
import type { PushEventNames } from "./event-names.ts";
import type { Hasher } from "./hasher.ts";
import type { Push, PushPlatform } from "./push.ts";

/** How a push is read. */
export interface ParsePushOptions {
  /** Names of additional message types: `{ TAOBAO_ORDER_STATUS_MODIFY: "taobao.orderStatusModified" }`. */
  readonly events?: PushEventNames | undefined;
}

/**
 * Reads the raw body of a push. It does not verify: in a worker, parse what the receiver verified and stored (`push.raw`).
 *
 * Unknown types and fields pass (`event: "unknown"`). Integers beyond ±(2^53 − 1), and all numbers that are ids, become text.
 *
 * @throws ProtocolError The body is not a push: not UTF-8, not a JSON object; or the `messageBody` of a known event is not one.
 * @throws PushVerificationError The body is not raw: a parsed body may have lost digits of ids.
 */
export const parsePush = async (body: PushBytes, options?: ParsePushOptions): Promise<Push> =>
  createReader(createHasher(), options?.events)(await rawBytes(copyOf(body)));

/** Reads raw bytes. @throws ProtocolError As `parsePush`. */
export function createReader({ sha256 }: Hasher, names: PushEventNames = {}): (bytes: Uint8Array) => Promise<Push> {
  // Needed for types that are not documented, and for bare numbers that JSON.parse would round.
  const inference = lazily(() => import("./infer-event.ts"));
  const lossless = lazily(() => import("../values/parse-json.ts"));
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  return async (bytes) => {
    let raw = "";
    try {
      raw = decoder.decode(bytes);
    } catch {
      // Not UTF-8: then it is not JSON either.
    }
    const envelope = await parse(raw);
    if (!isObject(envelope)) throw malformed("The push");
    const type = typeof envelope.messageType === "string" ? envelope.messageType : "";
    const platform = platformOf(textOf(envelope.messagePlatform), type);
    let body: unknown = envelope.messageBody ?? "";
    // JSON text; text of an unknown type that is not JSON passes as it is.
    if (typeof body === "string") body = body ? ((await parse(body)) ?? body) : {};
    const event = await eventOf(type, platform, body);
    if (event !== "unknown" && !isObject(body)) throw malformed(`messageBody of ${event}`);
    // Seconds upstream, milliseconds at the sibling; number or text.
    const [digits, millis] = /^\d{10}(\d{3})?$/.exec(textOf(envelope.timestamp)) ?? [];
    return {
      key: `p${await sha256(bytes)}`,
      event,
      messageType: type || undefined,
      platform,
      body,
      sentAt: digits ? new Date(Number(digits) * (millis ? 1 : 1000)) : undefined,
      raw,
    } as Push;
  };

  /** Undefined if the text is not JSON or nested too deeply. The error of JSON.parse would show personal data. */
  async function parse(text: string): Promise<unknown> {
    try {
      const json = text.replace(/^\ufeff/, "");
      const value: unknown = /(^|[^\d"])\d{16}/.test(json) ? (await lossless()).parseJson(json) : JSON.parse(json);
      idsAsText(value);
      return value;
    } catch {
      return undefined;
    }
  }

  async function eventOf(type: string, platform: PushPlatform | undefined, body: unknown): Promise<Push["event"]> {
    if (Object.hasOwn(names, type)) return names[type] ?? "unknown";
    const [, market] = /^(taobao|1688)_order_buyer_view_order_price_modify$/.exec(type.toLowerCase()) ?? [];
    if (market) return `${market as PushPlatform}.orderPriceModified`;
    return (await inference()).inferEvent(type, platform, body);
  }
}

function platformOf(number: string, type: string): PushPlatform | undefined {
  if (number === "0") return "taobao";
  return number === "1" ? "1688" : (/^(taobao|1688)_/.exec(type.toLowerCase())?.[1] as PushPlatform | undefined);
}

/**
 * Turns numbers in fields named like ids into text, as the types say: `id`, `orderId`, `skuID`, `refund_id`, lists of them; and
 * `phase`.
 */
function idsAsText(value: unknown, isId?: boolean): void {
  if (typeof value !== "object" || value === null) return;
  const isList = Array.isArray(value);
  // Iterate over keys: a list of pairs would be as large as the push.
  for (const key of Object.keys(value)) {
    const field: unknown = Reflect.get(value, key);
    if (typeof field === "string") continue;
    const isOne = isList ? isId : /(^|_)ids?$|I[dD]s?$|^phase$/.test(key);
    // Not an assignment: the key may be `__proto__`.
    if (isOne && Number.isSafeInteger(field)) Object.defineProperty(value, key, { value: String(field) });
    else idsAsText(field, isOne);
  }
}

/** Not of objects: their `toString` may be anything that JSON can hold. */
const textOf = (value: unknown): string => (typeof value === "object" ? "" : String(value));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const malformed = (what: string): ProtocolError =>
  new ProtocolError(`${what} is not UTF-8 or not a JSON object`, { hint: "Send its raw bytes to PandaPon's support." });
