import type { OperationCodec } from "../codec/operation-codec.ts";
import { textOf } from "../errors/thrown.ts";
import type { Envelope } from "../types/envelope.ts";
import type { Answer } from "./call-record.ts";

/** A number or text, cut to more than an error shows. Anything else that stands in its place might not even be printable. */
export const wordOf = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" ? textOf(value) : undefined;

/** Opens the envelope, once. States facts; what they mean is decided in `failures.ts`. */
export function readAnswer(codec: OperationCodec, response: Response, text: string): Answer {
  try {
    const value = codec.decodeAnswer(text) as Envelope | null | undefined;
    const isEnvelope = /^-?\d+$/.test(wordOf(value?.code) ?? "");
    return { response, text, envelope: isEnvelope ? (value as Envelope) : undefined };
  } catch (cause) {
    return { response, text, envelope: undefined, cause };
  }
}

export const isOkStatus = (status: number): boolean => status >= 200 && status < 300;

/** HTTP and envelope both say success. */
export const isSuccess = ({ response, envelope }: Answer): boolean =>
  isOkStatus(response.status) && wordOf(envelope?.code) === "200";
