import type { MockCode } from "./codes.ts";
import { inLanguage, type Language, type Text } from "./text.ts";
import { wholeText } from "./whole-text.ts";

/** A refusal in the API's own envelope. The code is the mock's. */
export function failureEnvelope(
  code: MockCode,
  detail: Text | undefined,
  requestId: string,
  language: Language,
): object {
  const msg = inLanguage(wholeText({ code, detail }), language);
  return { requestId, code: code.code, developId: null, msg, data: null };
}
