import type { Credentials } from "../../src/index.ts";

/** Obviously not real. The only place of these values in the tests of core. */
export const credentials = {
  accessKey: "00000000000000000000000000000000",
  accessSecret: "test-secret-not-real",
  userId: "2100000000000",
} as const satisfies Credentials;
