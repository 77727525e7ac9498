import { difference, show } from "./difference.ts";

/** An error as a test looks at it. */
export type Failure = Error & Readonly<Record<string, unknown>>;

/** What a test claims. Each claim counts: a test that makes none fails. */
export class Check {
  claims = 0;

  /** Equal in every own field, at any depth. */
  equal(actual: unknown, expected: unknown, what = "it"): void {
    this.claims++;
    const found = difference(actual, expected, what);
    if (found) throw new Error(found);
  }

  ok(value: boolean, what: string): void {
    this.claims++;
    if (value !== true) throw new Error(`not true: ${what}`);
  }

  match(text: unknown, pattern: RegExp): void {
    this.claims++;
    if (typeof text !== "string" || !pattern.test(text)) throw new Error(`${show(text)} does not match ${pattern}`);
  }

  /** The text has none of these in it. */
  lacks(text: string, parts: readonly string[]): void {
    for (const part of parts) {
      this.claims++;
      if (text.includes(part)) throw new Error(`${show(part)} is in ${show(text)}`);
    }
  }

  /** The promise rejects with an error that has these fields. */
  async rejects(promise: PromiseLike<unknown>, fields: Readonly<Record<string, unknown>>): Promise<Failure> {
    let value: unknown;
    try {
      value = await promise;
    } catch (error) {
      return this.#failure(error, fields);
    }
    throw new Error(`it did not reject, it gave ${show(value)}`);
  }

  /** The function throws an error that has these fields. */
  throws(run: () => unknown, fields: Readonly<Record<string, unknown>>): Failure {
    let value: unknown;
    try {
      value = run();
    } catch (error) {
      return this.#failure(error, fields);
    }
    throw new Error(`it did not throw, it gave ${show(value)}`);
  }

  #failure(error: unknown, fields: Readonly<Record<string, unknown>>): Failure {
    const failure = error as Failure;
    for (const [name, expected] of Object.entries(fields)) {
      this.claims++;
      const found = difference(failure[name], expected, name);
      if (found)
        throw new Error(`${found}; the error is ${show(failure)} ${show(failure.hint)} cause ${show(failure.cause)}`);
    }
    return failure;
  }
}
