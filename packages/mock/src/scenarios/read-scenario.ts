import { didYouMean } from "../contract/did-you-mean.ts";
import { readFault } from "../faults/read-fault.ts";
import { durationMs } from "../realms/duration.ts";
import { eventTexts } from "../realms/event-texts.ts";
import { lifelikeRules, type Rules } from "../state/rules.ts";
import { anything, atLeastOne, type Check, listOf, share, someText } from "../state/shape/check.ts";
import { ruleChecks } from "../state/shape/rules.ts";
import { type Switches, switches } from "../state/switches.ts";
import { ActValueError, readActValues } from "../world-api/act-values.ts";
import type { Scenario, ScenarioRule, Step, Trigger } from "./scenario.ts";

/** A mistake in a scenario; `path` says where. */
export class ScenarioProblem extends Error {
  readonly path: readonly (string | number)[];

  constructor(path: readonly (string | number)[], message: string) {
    super(message);
    this.name = "ScenarioProblem";
    this.path = path;
  }
}

/** The names that a scenario may use. */
export interface ScenarioNames {
  readonly operations: ReadonlyMap<string, readonly string[]>;
  /** `seller.ship` … */
  readonly acts: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

/** @throws ScenarioProblem for the first mistake */
export function readScenario(value: unknown, known: ScenarioNames): Scenario {
  const fields = object(value, [], ["name", "text", "world", "rules", "timeline"]);
  const text = object(fields.text, ["text"], ["en", "zh"]);
  const en = string(text.en, ["text", "en"]);
  return {
    name: string(fields.name, ["name"]),
    text: { en, zh: text.zh === undefined ? en : string(text.zh, ["text", "zh"]) },
    world: worldRules(fields.world ?? {}),
    rules: list(fields.rules ?? [], ["rules"]).map((rule, index) => rulesOf(rule, ["rules", index], known)),
    timeline: list(fields.timeline ?? [], ["timeline"]).map((step, index) => stepOf(step, ["timeline", index], known)),
  };
}

function worldRules(value: unknown): Partial<Rules> {
  const names = Object.keys(lifelikeRules);
  const fields = object(value, ["world"], names);
  return Object.fromEntries(
    Object.entries(fields).map(([name, given]) => {
      if (name === "switches") return [name, switchesOf(given)];
      return [name, worldRule(given, name as keyof Rules)];
    }),
  ) as Partial<Rules>;
}

/** One rule. Spans of time can be written as text. */
function worldRule(given: unknown, name: keyof Rules): unknown {
  const path = ["world", name];
  return checked(ruleChecks[name], withSpans(given, name, path), path);
}

function withSpans(given: unknown, name: string, path: Path): unknown {
  if (name.endsWith("Ms") && typeof given === "string") return span(given, path);
  if (name === "users" && Array.isArray(given))
    return given.map((user) => (typeof user === "number" ? String(user) : user));
  if (name !== "parcelSteps" || typeof given !== "object" || given === null) return given;
  const steps = object(given, path, Object.keys(lifelikeRules.parcelSteps ?? {}));
  return Object.fromEntries(
    Object.entries(steps).map(([step, at]) => [
      step,
      Array.isArray(at)
        ? at.map((one, index) => withSpans(one, "stationMs", [...path, step, index]))
        : withSpans(at, step, [...path, step]),
    ]),
  );
}

function switchesOf(value: unknown): Switches {
  const fields = object(value, ["world", "switches"], Object.keys(switches));
  return Object.fromEntries(
    Object.entries(fields).map(([name, given]) => [
      name,
      // YAML reads `true` and `off` as booleans.
      oneOf(switchText(given), switches[name as keyof typeof switches], ["world", "switches", name]),
    ]),
  );
}

const switchText = (given: unknown): string =>
  typeof given === "boolean" || typeof given === "number" ? String(given) : string(given, ["world", "switches"]);

function rulesOf(value: unknown, path: Path, known: ScenarioNames): ScenarioRule {
  const { on, times, rate, do: fault } = object(value, path, ["on", "do", "times", "rate"]);
  const operationId =
    on === undefined ? undefined : oneOf(string(on, [...path, "on"]), [...known.operations.keys()], [...path, "on"]);
  const examples = operationId === undefined ? [] : (known.operations.get(operationId) ?? []);
  return {
    ...(operationId === undefined ? {} : { operationId }),
    do: attempt([...path, "do"], () => readFault(fault, examples)),
    ...(times === undefined || times === "always" ? {} : { times: count(times, [...path, "times"]) }),
    ...(rate === undefined ? {} : { rate: checked<number>(share, rate, [...path, "rate"]) }),
  };
}

function stepOf(value: unknown, path: Path, known: ScenarioNames): Step {
  const fields = object(value, path, ["at", "on", "after", "act", "with"]);
  const { at, on, after, act, with: given } = fields;
  if ((at === undefined) === (on === undefined)) throw new ScenarioProblem(path, 'a step has either "at" or "on"');
  const name = oneOf(string(act, [...path, "act"]), known.acts, [...path, "act"]);
  const [actor = "", verb = ""] = name.split(".");
  return {
    ...(at === undefined ? {} : { at: span(at, [...path, "at"]) }),
    ...(on === undefined ? {} : { on: triggerOf(on, [...path, "on"], known) }),
    afterMs: after === undefined ? 0 : span(after, [...path, "after"]),
    actor,
    verb,
    ...(given === undefined ? {} : { with: valuesOf(name, list(given, [...path, "with"]), [...path, "with"]) }),
  };
}

function valuesOf(act: string, values: readonly unknown[], path: Path): readonly unknown[] {
  try {
    return readActValues(act, values);
  } catch (error) {
    if (!(error instanceof ActValueError)) throw error;
    throw new ScenarioProblem([...path, ...error.path], error.message);
  }
}

function triggerOf(value: unknown, path: Path, known: ScenarioNames): Trigger {
  const { event, call, nth } = object(value, path, ["event", "call", "nth"]);
  if ((event === undefined) === (call === undefined))
    throw new ScenarioProblem(path, 'a trigger has either "event" or "call"');
  return {
    ...(event === undefined
      ? {}
      : { event: oneOf(string(event, [...path, "event"]), Object.keys(eventTexts), [...path, "event"]) }),
    ...(call === undefined
      ? {}
      : { call: oneOf(string(call, [...path, "call"]), [...known.operations.keys()], [...path, "call"]) }),
    ...(nth === undefined ? {} : { nth: count(nth, [...path, "nth"]) }),
  };
}

function object(value: unknown, path: Path, names: readonly string[]): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new ScenarioProblem(path, "must be a map");
  for (const name of Object.keys(value)) if (!names.includes(name)) oneOf(name, names, [...path, name]);
  return value as Fields;
}

/** @throws ScenarioProblem The check finds a fault. */
function checked<T>(check: Check, value: unknown, path: Path): T {
  const fault = check(value);
  if (fault !== undefined) throw new ScenarioProblem([...path, ...fault.path], fault.must);
  return value as T;
}

const list = (value: unknown, path: Path): readonly unknown[] => checked(listOf(anything), value, path);
const string = (value: unknown, path: Path): string => checked(someText, value, path);
const count = (value: unknown, path: Path): number => checked(atLeastOne, value, path);

function oneOf(value: string, known: readonly string[], path: Path): string {
  if (known.includes(value)) return value;
  const meant = didYouMean(value, known);
  throw new ScenarioProblem(
    path,
    `"${value}" is not known${meant === undefined ? `: ${known.slice(0, 40).join(", ")}` : `; did you mean "${meant}"?`}`,
  );
}

const span = (value: unknown, path: Path): number => attempt(path, () => durationMs(value as string));

function attempt<T>(path: Path, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new ScenarioProblem(path, error instanceof Error ? error.message : String(error));
  }
}
