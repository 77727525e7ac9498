import type { Credentials } from "../../src/index.ts";

/** Obviously not real: the credentials that the mock publishes. The tests of all packages take them from here. */
export const credentials = {
  accessKey: "00000000000000000000000000000000",
  accessSecret: "test-secret-not-real",
  userId: "2100000000000",
} as const satisfies Credentials;
