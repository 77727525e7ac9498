import { ProtocolError } from "../errors/errors.ts";
import { type PushBytes, rawBytes, toHex } from "./bytes.ts";
import { eventOf, type PushEventNames } from "./event-of.ts";
import { createHasher, type Hasher } from "./hasher.ts";
import type { Push, PushPlatform } from "./push.ts";

/** How a push is read. */
export interface ParsePushOptions {
  /** Names of further message types: `{ TAOBAO_ORDER_STATUS_MODIFY: "taobao.orderStatusModified" }`. */
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
  readPush(await rawBytes(body), createHasher(), options?.events);

/** @throws ProtocolError As `parsePush`. */
export async function readPush(bytes: Uint8Array, hasher: Hasher, names?: PushEventNames): Promise<Push> {
  const raw = textOf(bytes);
  const envelope = await parse(raw);
  if (!isObject(envelope)) throw malformed("The push");
  const type = typeof envelope.messageType === "string" ? envelope.messageType : "";
  const platform = platformOf(String(envelope.messagePlatform), type);
  let body: unknown = envelope.messageBody ?? "";
  // JSON text; text of an unknown type that is not JSON passes as it is.
  if (typeof body === "string") body = body ? ((await parse(body)) ?? body) : {};
  const event = await eventOf(type, platform, body, names);
  if (event !== "unknown" && !isObject(body)) throw malformed(`messageBody of ${event}`);
  // Seconds upstream, milliseconds at the sibling; number or text.
  const [digits, millis] = /^\d{10}(\d{3})?$/.exec(String(envelope.timestamp)) ?? [];
  return {
    key: `p${toHex(await hasher.sha256(bytes))}`,
    event,
    messageType: type || undefined,
    platform,
    body,
    sentAt: digits ? new Date(Number(digits) * (millis ? 1 : 1000)) : undefined,
    raw,
  } as Push;
}

function platformOf(number: string, type: string): PushPlatform | undefined {
  if (number === "0") return "taobao";
  if (number === "1") return "1688";
  return type.startsWith("TAOBAO_") ? "taobao" : type.startsWith("1688_") ? "1688" : undefined;
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw malformed("The text of the push");
  }
}

/**
 * Undefined: not JSON, or nested too deeply. The error of JSON.parse would show personal data. The lossless parser is loaded when the
 * text may hold a bare number that JSON.parse would round.
 */
async function parse(text: string): Promise<unknown> {
  try {
    const json = text.replace(/^\ufeff/, "");
    if (!/[^\d"]\d{16}/.test(json)) return idsAsText(JSON.parse(json));
    const { parseLossless } = await import("../values/parse-lossless.ts");
    return idsAsText(parseLossless(json));
  } catch {
    return undefined;
  }
}

/** Numbers under the name of an id become text, as the types say: `id`, `orderId`, `skuID`, `refund_id`, lists of them. */
function idsAsText(value: unknown, isId?: boolean): unknown {
  if (isId && Number.isSafeInteger(value)) return String(value);
  if (typeof value !== "object" || value === null) return value;
  for (const [key, field] of Object.entries(value)) {
    const text = idsAsText(field, Array.isArray(value) ? isId : /(^|_)ids?$|I[dD]s?$/.test(key));
    // Not by assignment: the key may be `__proto__`.
    if (text !== field) Object.defineProperty(value, key, { value: text });
  }
  return value;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const malformed = (what: string): ProtocolError =>
  new ProtocolError(`${what} is not UTF-8 or not a JSON object`, { hint: "Show its raw bytes to PandaPon's support." });
