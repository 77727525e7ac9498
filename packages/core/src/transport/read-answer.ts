import type { OperationCodec } from "../codec/operation-codec.ts";
import type { Envelope } from "../types/envelope.ts";
import type { AnyOperation } from "../types/operation.ts";
import { checkDepth } from "../values/check-depth.ts";
import type { Answer } from "./call-record.ts";
import type { BodyText } from "./read-body.ts";

/** A number or text, as text. Other values may not even be printable. */
export const wordOf = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" ? String(value) : undefined;

/** Reads the envelope, once. States facts; `failures.ts` decides what they mean. */
export function readAnswer(codec: OperationCodec, response: Response, { text, flaw }: BodyText): Answer {
  // A refusal in another charset can still be understood; data must not be guessed at.
  if (flaw !== undefined && isOkStatus(response.status)) return { response, text, envelope: undefined, flaw };
  try {
    checkDepth(text);
    const value = codec.decodeAnswer(text) as Envelope | null | undefined;
    if (/^-?\d+$/.test(wordOf(value?.code) ?? "")) return { response, text, envelope: value as Envelope };
    return { response, text, envelope: undefined, flaw };
  } catch (cause) {
    return { response, text, envelope: undefined, flaw, cause };
  }
}

export const isOkStatus = (status: number): boolean => status >= 200 && status < 300;

/** HTTP and envelope both say success. */
export const isSuccess = ({ response, envelope }: Answer): boolean =>
  isOkStatus(response.status) && wordOf(envelope?.code) === "200";

/** Whether a success lacks the promised object: destructuring it would throw. */
export function lacksData({ data: promised }: AnyOperation, { envelope }: Answer): boolean {
  const data: unknown = envelope?.data;
  // A non-empty list may be a form of the answer that the description does not know.
  return promised === "object" && (typeof data !== "object" || data === null || (Array.isArray(data) && !data.length));
}

/** Statuses after which the same read may succeed. */
export const isRetryStatus = (status: number): boolean =>
  status === 408 || status === 425 || status === 429 || status >= 500;
