import type { PushShape } from "../api/shapes.ts";
import * as t from "../texts/current.ts";
import { fill } from "../texts/say.ts";
import type { IconName } from "../ui/icons.ts";

export const LIMIT_MS = 1000;

export type Attempt = Pick<PushShape["attempts"][number], "ms" | "status" | "error">;

/** `late`: the right answer, too late. */
export const lookOf = ({ ms, status, error }: Attempt): "ok" | "late" | "err" =>
  status === 200 && error === undefined ? "ok" : status === 200 && ms > LIMIT_MS ? "late" : "err";

export const textOf = ({ status, error, ...rest }: Attempt): string =>
  status === undefined
    ? (error ?? t.noAnswer)
    : lookOf({ status, ...rest, ...(error === undefined ? {} : { error }) }) === "ok"
      ? fill(t.inTime, { status })
      : status === 200
        ? `200, ${t.tooLate}`
        : fill(t.notStatus, { status });

/** The outcome of a push: icon, tone, word. */
export function outcomeOf({ state, attempts }: PushShape): readonly [icon: IconName, tone: string, text: string] {
  switch (state) {
    case "delivered":
      return ["check", "ok", t.delivered];
    case "retrying":
      return ["turn", "warn", fill(t.retrying, { n: attempts.length })];
    case "gaveUp":
      return ["octagon", "bad", t.gaveUp];
    case "waiting":
      return ["clock", "mut", t.waitingPush];
    default:
      return ["brokenRing", "mut", t.recorded];
  }
}
