import { readPrefer } from "../answers/prefer-header.ts";
import { answerInstead } from "../faults/broken-answer.ts";
import type { Fault } from "../faults/fault.ts";
import { wait } from "../faults/wait.ts";
import { routed, type Stage } from "./context.ts";

/** Applies delays, and answers with the fault of a rule for the next calls. */
export function faultStage(alwaysMs: number, closing: AbortSignal): Stage {
  return async (context) => {
    const { operation } = routed(context);
    const preferred = readPrefer(context.request.headers.prefer);
    const asked = preferred.ok ? (preferred.preference.delayMs ?? 0) : 0;
    const { rules, clock } = context.realm;
    const match = rules.match(operation.id, clock.now());
    const delayMs = alwaysMs + asked + (match === undefined ? 0 : delayOf(match.rule.do, match.random));
    if (delayMs > 0) await wait(delayMs, closing);
    if (match === undefined) return undefined;
    context.rule = match.rule.id;
    context.fault = match.rule.do;
    const instead = answerInstead(match.rule.do, match.retryAfterMs);
    if (instead !== undefined) context.source = "rule";
    return instead;
  };
}

function delayOf({ delayMs = 0 }: Fault, random: number): number {
  if (typeof delayMs === "number") return delayMs;
  const [from, to] = delayMs;
  return from + random * (to - from);
}
