import type { AuthMode, AuthOutcome } from "../auth/outcome.ts";
import type { Violation } from "../contract/violation.ts";
import type { Warning } from "../contract/warning.ts";
import type { MockCode } from "../refusals/codes.ts";

/** Well under the 8 or 16 KB at which clients and proxies give up on all headers together. */
const MOST_BYTES = 4000;

/** JSON with every character outside ASCII escaped, so that every client and server can read it in a header. */
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

/** As many violations as fit; `{ "more": n }` at the end counts the others. Always JSON. */
export const violationsHeader = (violations: readonly Violation[], count: number): string =>
  listHeader(
    violations.map(({ location, rule, message }) => ({ location, rule, en: message.en, zh: message.zh })),
    count,
  );

/** What the mock ignored, in the same form. */
export const warningsHeader = (warnings: readonly Warning[]): string =>
  listHeader(
    warnings.map(({ location, rule, message, didYouMean }) => ({
      location,
      rule,
      ...(didYouMean === undefined ? {} : { didYouMean }),
      en: message.en,
      zh: message.zh,
    })),
    warnings.length,
  );

function listHeader(items: readonly object[], count: number): string {
  let text = "[";
  for (const [index, item] of items.entries()) {
    const shown = asciiJson(item);
    if (text.length + shown.length > MOST_BYTES) {
      return `${text}${index > 0 ? "," : ""}{"more":${count - index}}]`;
    }
    text += `${index > 0 ? "," : ""}${shown}`;
  }
  return count > items.length ? `${text},{"more":${count - items.length}}]` : `${text}]`;
}

const INVENTED_NOTE = 'note="invented by the mock, PandaPon documents no failure code"';

/** Tells programs that a code is not PandaPon's. */
export const inventedCode = (code: number, reason: string | undefined): string =>
  `${code}; ${reason === undefined ? "" : `reason="${reason}"; `}${INVENTED_NOTE}`;

export const codeHeader = ({ code, reason }: MockCode): string => inventedCode(code, reason);
