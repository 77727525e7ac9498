import type { RateLimit } from "./fault.ts";
import type { Rule } from "./rule.ts";

/** Takes a token out of the rule's bucket. Returns undefined, or, if the bucket is empty, the milliseconds until the next token. */
export function retryAfterMs(rule: Rule, { calls, perMs }: RateLimit, now: number): number | undefined {
  const perToken = perMs / calls;
  const { tokens, at } = rule.bucket ?? { tokens: calls, at: now };
  const filled = Math.min(calls, tokens + Math.max(0, now - at) / perToken);
  rule.bucket = { tokens: filled >= 1 ? filled - 1 : filled, at: now };
  return filled >= 1 ? undefined : Math.ceil((1 - filled) * perToken);
}
