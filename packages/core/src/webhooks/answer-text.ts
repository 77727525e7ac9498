import type { PandaPonError } from "../errors/errors.ts";
import type { PushResult } from "./push-result.ts";

export const TEXT = { "content-type": "text/plain; charset=utf-8" } as const;

/**
 * The text of an answer; null for a 200. A fault of the set-up names its fix; other refusals name only the reason, because
 * strangers may read it.
 */
export function answerText({ status, reason, error }: PushResult): string | null {
  const { message, hint } = (error ?? {}) as PandaPonError;
  return status === 200 ? null : reason === "body-not-raw" ? `${message}. ${hint}` : reason;
}
