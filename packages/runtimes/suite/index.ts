// The bundle's entry: no test framework, no built-in module of any runtime, the packages as they are built.
import type { Environment } from "./environment.ts";
import { type Outcome, run } from "./harness/run.ts";
import { browser } from "./tests/browser.ts";
import { bulk } from "./tests/bulk.ts";
import { calls } from "./tests/calls.ts";
import { errors } from "./tests/errors.ts";
import { helpers } from "./tests/helpers.ts";
import { ids } from "./tests/ids.ts";
import { jsonText } from "./tests/json-text.ts";
import { mock } from "./tests/mock.ts";
import { nonce } from "./tests/nonce.ts";
import { paging } from "./tests/paging.ts";
import { pushes } from "./tests/pushes.ts";
import { redaction } from "./tests/redaction.ts";
import { retry } from "./tests/retry.ts";
import { signing } from "./tests/signing.ts";
import { time } from "./tests/time.ts";
import { wire } from "./tests/wire.ts";

/** What a runtime gives back. */
export interface Report {
  /** How the runtime calls itself, where it does. */
  readonly userAgent: string;
  readonly outcomes: readonly Outcome[];
}

const tests = [
  ...signing,
  ...nonce,
  ...ids,
  ...jsonText,
  ...helpers,
  ...calls,
  ...errors,
  ...time,
  ...retry,
  ...paging,
  ...bulk,
  ...pushes,
  ...redaction,
  ...browser,
  ...wire,
  ...mock,
];

export const runSuite = async (environment: Environment): Promise<Report> => ({
  userAgent: globalThis.navigator?.userAgent ?? "",
  outcomes: await run(tests, environment),
});
