import { didYouMean } from "../contract/did-you-mean.ts";
import { type Reason, reasons } from "../state/refusals/reasons.ts";
import { type Fault, presets } from "./fault.ts";

/** An invalid fault; `field` names the wrong part. */
export class FaultError extends TypeError {
  readonly field: string;

  constructor(field: string, message: string) {
    super(field === "" ? message : `${field}: ${message}`);
    this.name = "FaultError";
    this.field = field;
  }
}

const isCount = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value) && value >= 0;
const isPositive = (value: unknown): value is number => isCount(value) && value > 0;
const isFlag = (value: unknown): boolean => typeof value === "boolean";

/** The values that each field takes, as text for the message. */
const FIELDS: Readonly<Record<keyof Fault, readonly [(value: unknown) => boolean, string]>> = {
  delayMs: [isDelay, "takes milliseconds, or two numbers of milliseconds"],
  status: [(value) => Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599, "takes 200 to 599"],
  retryAfterS: [isCount, "takes seconds"],
  refusal: [(value) => typeof value === "string" && Object.hasOwn(reasons, value), "takes a reason of the world"],
  example: [(value) => typeof value === "string" && value !== "", "takes the name of an example"],
  code: [(value) => Number.isSafeInteger(value) && value !== 200, "takes a whole number other than 200"],
  msg: [(value) => typeof value === "string", "takes text"],
  html: [isFlag, "takes true or false"],
  empty: [isFlag, "takes true or false"],
  loseAnswer: [isFlag, "takes true or false"],
  reset: [isFlag, "takes true or false"],
  hang: [isFlag, "takes true or false"],
  truncate: [isFlag, "takes true or false"],
  slowBody: [isPositive, "takes milliseconds"],
  limit: [isLimit, "takes { calls, perMs }, both above 0"],
};

function isDelay(value: unknown): boolean {
  if (!Array.isArray(value)) return isCount(value);
  return value.length === 2 && value.every(isCount) && Number(value[0]) <= Number(value[1]);
}

function isLimit(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { calls, perMs } = value as { readonly calls?: unknown; readonly perMs?: unknown };
  return isPositive(calls) && Number.isInteger(calls) && isPositive(perMs);
}

/** Fields that exclude each other: a call has one answer. */
const ENDINGS = ["refusal", "example", "html", "empty", "loseAnswer", "reset", "hang", "truncate", "slowBody"] as const;

/** Faults after which no answer arrives, and the fields that an answer would have. */
const UNSEEN = ["loseAnswer", "reset", "hang"] as const;
const ANSWER = ["status", "code", "msg", "retryAfterS"] as const;

/** Fields that only add to another field. */
const GOES_WITH = { msg: ["status", "code", "refusal", "limit"], retryAfterS: ["status", "limit"] } as const;

/**
 * Reads a fault: an object, or the name of a preset, of a refusal of the world or of an example.
 *
 * @throws FaultError if the fault is invalid
 */
export function readFault(value: unknown, examples: readonly string[]): Fault {
  if (typeof value === "string") return namedFault(value, examples);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new FaultError("", `a rule is a name such as "out-of-stock", or an object such as { "status": 503 }`);
  }
  const fault = Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined));
  for (const [name, part] of Object.entries(fault)) {
    const meant = didYouMean(name, Object.keys(FIELDS));
    if (!Object.hasOwn(FIELDS, name)) {
      throw new FaultError(name, `is not known${meant === undefined ? "" : `; did you mean "${meant}"?`}`);
    }
    const [fits, takes] = FIELDS[name as keyof Fault];
    if (!fits(part)) throw new FaultError(name, `${takes}, not ${JSON.stringify(part)}`);
  }
  const endings = ENDINGS.filter((name) => fault[name] !== undefined && fault[name] !== false);
  if (endings.length > 1) throw new FaultError(endings[1] ?? "", `cannot go with "${endings[0]}"`);
  const unseen = UNSEEN.find((name) => fault[name] === true);
  const answer = ANSWER.find((name) => fault[name] !== undefined);
  if (unseen !== undefined && answer !== undefined)
    throw new FaultError(answer, `cannot go with "${unseen}": no answer arrives`);
  if (Object.values(fault).every((part) => part === false)) throw new FaultError("", "the rule says nothing");
  for (const [name, others] of Object.entries(GOES_WITH)) {
    if (fault[name] !== undefined && others.every((other) => fault[other] === undefined))
      throw new FaultError(name, `says nothing alone; it goes with ${others.join(" or ")}`);
  }
  const { example } = fault as Fault;
  if (example !== undefined && examples.length > 0 && !examples.includes(example)) {
    throw new FaultError("example", `"${example}" is none of ${examples.join(", ")}`);
  }
  return fault;
}

function namedFault(name: string, examples: readonly string[]): Fault {
  if (Object.hasOwn(presets, name)) return presets[name as keyof typeof presets];
  if (Object.hasOwn(reasons, name)) return { refusal: name as Reason };
  if (examples.includes(name)) return { example: name };
  const known = [...Object.keys(presets), ...Object.keys(reasons), ...examples];
  const meant = didYouMean(name, known);
  throw new FaultError(
    "",
    `"${name}" is neither a fault, nor a refusal, nor an example of the operation${meant === undefined ? `: ${known.join(", ")}` : `; did you mean "${meant}"?`}`,
  );
}
