import type { OperationCodec } from "../codec/operation-codec.ts";
import type { Envelope } from "../types/envelope.ts";
import type { Answer } from "./call-record.ts";
import type { BodyText } from "./read-body.ts";

/** A number or text. Anything else that stands in its place might not even be printable. */
export const wordOf = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" ? String(value) : undefined;

/** Opens the envelope, once. States facts; what they mean is decided in `failures.ts`. */
export function readAnswer(codec: OperationCodec, response: Response, { text, flaw }: BodyText): Answer {
  // A refusal in another charset can still be understood; data must not be guessed at.
  if (flaw !== undefined && isOkStatus(response.status)) return { response, text, envelope: undefined, flaw };
  try {
    const value = codec.decodeAnswer(text) as Envelope | null | undefined;
    if (/^-?\d+$/.test(wordOf(value?.code) ?? "")) return { response, text, envelope: value as Envelope };
    return { response, text, envelope: undefined, flaw: flaw ?? "not an envelope" };
  } catch (cause) {
    return { response, text, envelope: undefined, flaw: flaw ?? faultOf(text, cause), cause };
  }
}

function faultOf(text: string, cause: unknown): string {
  if (text === "") return "empty";
  if (cause instanceof RangeError) return "nested too deeply to be read";
  const control = controlInText(text);
  if (control === undefined) return "not JSON";
  const code = control.toString(16).toUpperCase().padStart(4, "0");
  return `not JSON: a raw control character (U+${code}) stands inside a text`;
}

const [QUOTE, BACKSLASH, SPACE] = [0x22, 0x5c, 0x20];

/** The first control character inside a text of JSON, which has to be escaped there. */
function controlInText(json: string): number | undefined {
  let isInText = false;
  for (let index = 0; index < json.length; index++) {
    const unit = json.charCodeAt(index);
    if (unit === QUOTE) isInText = !isInText;
    else if (isInText && unit === BACKSLASH) index++;
    else if (isInText && unit < SPACE) return unit;
  }
  return undefined;
}

export const isOkStatus = (status: number): boolean => status >= 200 && status < 300;

/** HTTP and envelope both say success. */
export const isSuccess = ({ response, envelope }: Answer): boolean =>
  isOkStatus(response.status) && wordOf(envelope?.code) === "200";
