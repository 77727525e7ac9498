import type { AuthMode, AuthOutcome } from "../auth/outcome.ts";
import type { Violation } from "../contract/violation.ts";
import type { MockCode } from "../refusals/codes.ts";

/** Well under the 8 or 16 KB at which clients and proxies give up on all headers together. */
const MOST_BYTES = 4000;

/** JSON with every character outside ASCII escaped: a header value that any client can read and no server chokes on. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

export function authHeader(outcome: AuthOutcome | undefined, mode: AuthMode): string {
  if (mode === "off") return asciiJson({ result: "off" });
  if (outcome === undefined) return asciiJson({ result: "unchecked" });
  if (outcome.kind !== "refused") return asciiJson({ result: outcome.kind });
  const { code, detail } = outcome.refusal;
  const result = mode === "lenient" ? "tolerated" : "refused";
  const full = asciiJson({ result, reason: code.reason, en: detail.en, zh: detail.zh });
  return full.length <= MOST_BYTES ? full : asciiJson({ result, reason: code.reason });
}

/** As many violations as fit; `{ "more": n }` at the end stands for the others. Always JSON. */
export function violationsHeader(violations: readonly Violation[], count: number): string {
  let text = "[";
  for (const [index, { location, rule, message }] of violations.entries()) {
    const item = asciiJson({ location, rule, en: message.en, zh: message.zh });
    if (text.length + item.length > MOST_BYTES) {
      return `${text}${index > 0 ? "," : ""}{"more":${count - index}}]`;
    }
    text += `${index > 0 ? "," : ""}${item}`;
  }
  return count > violations.length ? `${text},{"more":${count - violations.length}}]` : `${text}]`;
}

const INVENTED_NOTE = 'note="invented by the mock, PandaPon documents no failure code"';

/** Tells programs that a code is not one of PandaPon's. */
export const inventedCode = (code: number, reason: string | undefined): string =>
  `${code}; ${reason === undefined ? "" : `reason="${reason}"; `}${INVENTED_NOTE}`;

export const codeHeader = ({ code, reason }: MockCode): string => inventedCode(code, reason);
