import type { MockCode } from "./codes.ts";
import { inLanguage, type Language, type Text } from "./text.ts";

/** A refusal in the API's own envelope. The code is the mock's. */
export function failureEnvelope(
  code: MockCode,
  detail: Text | undefined,
  requestId: string,
  language: Language,
): object {
  const text = detail === undefined ? code : { en: `${code.en}: ${detail.en}`, zh: `${code.zh}：${detail.zh}` };
  return { requestId, code: code.code, developId: null, msg: inLanguage(text, language), data: null };
}
