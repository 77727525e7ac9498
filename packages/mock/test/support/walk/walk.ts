import type { Push, WorldEvent } from "../../../src/state/entities/event.ts";
import type { Refusal } from "../../../src/state/refusals/refused.ts";
import { advanceTo, type Outcome } from "../../../src/state/run.ts";
import type { WireSchemas } from "../wire-schemas.ts";
import type { Sandbox } from "../world.ts";
import { createDice, type Dice } from "./dice.ts";

/** One thing that can happen in a walk. */
export interface Step {
  readonly kind: "call" | "act" | "clock";
  /** Operation, act or length, for the report. */
  readonly name: string;
  readonly input?: Readonly<Record<string, unknown>>;
  /** Only operations that change nothing. */
  readonly isRead?: boolean;
  readonly act?: () => Outcome<unknown>;
  readonly ms?: number;
}

/** What a step did. */
export interface Taken {
  readonly step: Step;
  readonly value?: unknown;
  readonly refusal?: Refusal;
  readonly events: readonly WorldEvent[];
  readonly pushes: readonly Push[];
}

export interface Checks {
  /** Called before a step, with what `after` wants to compare. */
  readonly before?: (step: Step) => void;
  /** Problems of the world after a step. */
  readonly after: (taken: Taken, number: number) => readonly string[];
}

export interface Walk {
  readonly seed: string;
  readonly steps: number;
  readonly sandbox: Sandbox;
  readonly schemas: WireSchemas;
  readonly next: (dice: Dice) => Step;
  readonly checks: Checks;
}

/** What a walk came across: how often each step was taken and each reason refused. */
export interface Travelled {
  readonly answered: ReadonlyMap<string, number>;
  readonly refused: ReadonlyMap<string, number>;
}

/**
 * Takes random steps and checks every answer, every push and the world after each. The same seed takes the same steps.
 *
 * @throws Error The first problem, with seed, number of the step and the step itself.
 */
export function walk({ seed, steps, sandbox, schemas, next, checks }: Walk): Travelled {
  const dice = createDice(seed);
  const answered = new Map<string, number>();
  const refused = new Map<string, number>();
  for (let number = 1; number <= steps; number++) {
    const step = next(dice);
    checks.before?.(step);
    const taken = take(sandbox, step);
    count(taken.refusal === undefined ? answered : refused, taken.refusal?.reason ?? step.name);
    const problems = [...wireProblems(sandbox, schemas, taken), ...checks.after(taken, number)];
    if (problems.length === 0) continue;
    const shown = JSON.stringify({ name: step.name, input: step.input, ms: step.ms });
    throw new Error(`seed "${seed}", step ${number} ${shown}:\n${problems.slice(0, 10).join("\n")}`);
  }
  return { answered, refused };
}

function take(sandbox: Sandbox, step: Step): Taken {
  if (step.ms !== undefined) {
    const outcomes = advanceTo(sandbox.world, sandbox.world.now + step.ms);
    return {
      step,
      events: outcomes.flatMap(({ events }) => events),
      pushes: outcomes.flatMap(({ pushes }) => pushes),
    };
  }
  const outcome = step.act?.() ?? sandbox.call(step.name, step.input);
  return { step, ...outcome };
}

function wireProblems({ world }: Sandbox, schemas: WireSchemas, { step, value, refusal, pushes }: Taken): string[] {
  const { developId } = world.account;
  const envelope =
    refusal === undefined
      ? { requestId: "r", code: 200, developId, msg: "成功", data: value }
      : { requestId: "r", code: refusal.code, developId, msg: refusal.text.zh, data: null };
  const answer = step.kind === "call" ? schemas.problemsOf(step.name, envelope) : [];
  const sent = pushes.flatMap(({ market, kind, body }) =>
    schemas.problemsOfPush(market, kind, body).map((problem) => `push ${kind}: ${problem}`),
  );
  return [...answer, ...sent];
}

const count = (counts: Map<string, number>, name: string): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1);
};
