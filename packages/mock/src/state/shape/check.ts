/** Where a value is wrong, and how: `["lines", 0, "state"], "must be text"`. Undefined: the value is right. */
export interface Fault {
  readonly path: readonly (string | number)[];
  /** The end of the sentence "it must be …". */
  readonly must: string;
}

/** Checks a value from outside. */
export type Check = (value: unknown) => Fault | undefined;

const when =
  (fits: (value: unknown) => boolean, must: string): Check =>
  (value) =>
    fits(value) ? undefined : { path: [], must };

export const text = when((value) => typeof value === "string", "must be text");
export const someText = when((value) => typeof value === "string" && value !== "", "must be text");
export const flag = when((value) => typeof value === "boolean", "must be true or false");
export const whole = when(Number.isSafeInteger, "must be a whole number");
export const count = when(
  (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  "must be a whole number from 0 on",
);
export const atLeastOne = when(
  (value) => Number.isSafeInteger(value) && Number(value) >= 1,
  "must be a whole number from 1 on",
);
export const above0 = when(
  (value) => typeof value === "number" && Number.isFinite(value) && value > 0,
  "must be a number above 0",
);
export const share = when(
  (value) => typeof value === "number" && value > 0 && value <= 1,
  "must be a number above 0, at most 1",
);
/** Any JSON. */
export const anything: Check = () => undefined;

export const oneOf = (...known: readonly string[]): Check =>
  when((value) => typeof value === "string" && known.includes(value), `must be one of ${known.join(", ")}`);

export const orNull =
  (check: Check): Check =>
  (value) => {
    const fault = value === null ? undefined : check(value);
    return fault === undefined || fault.path.length > 0 ? fault : { path: [], must: `${fault.must}, or null` };
  };

export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined ? undefined : check(value);

const within = (step: string | number, fault: Fault | undefined): Fault | undefined =>
  fault === undefined ? undefined : { path: [step, ...fault.path], must: fault.must };

export function listOf(check: Check, least = 0): Check {
  return (value) => {
    if (!Array.isArray(value)) return { path: [], must: "must be a list" };
    if (value.length < least) return { path: [], must: "must not be empty" };
    for (const [index, item] of value.entries()) {
      const fault = within(index, check(item));
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const aMap = when(isMap, "must be an object");

/** An object with any names. */
export function mapOf(check: Check): Check {
  return (value) => {
    if (!isMap(value)) return aMap(value);
    for (const [name, item] of Object.entries(value)) {
      const fault = within(name, check(item));
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
}

/**
 * A record: the types demand a check for each of its fields, so that a new field cannot be forgotten. Additional fields are
 * ignored.
 */
export function record<T>(fields: { readonly [Name in keyof T]-?: Check }): Check {
  const checks = Object.entries<Check>(fields);
  return (value) => {
    if (!isMap(value)) return aMap(value);
    for (const [name, check] of checks) {
      const fault = within(name, check(Object.hasOwn(value, name) ? value[name] : undefined));
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
}
