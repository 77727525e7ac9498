import type { Environment } from "../environment.ts";
import type { Check } from "./check.ts";

export interface Test {
  readonly name: string;
  readonly body: (check: Check, environment: Environment) => unknown;
}

/** A test is a value: it runs if it is in a list. */
export const test = (name: string, body: Test["body"]): Test => ({ name, body });
