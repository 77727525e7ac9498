import { defineConfig } from "vitest/config";

const tests = process.env.MUTATE_TESTS ?? "**";

/**
 * For `npm run mutate`, which runs the tests a thousand times: property tests try less, big inputs are smaller.
 * `MUTATE_TESTS=codec` takes the tests of one folder only, `MUTATE_TESTS={codec,signing}` of several, `MUTATE_TESTS=*.test.ts` the
 * files that lie in `test` itself, without the slow matrix of faults.
 */
export default defineConfig({
  test: {
    include: [tests.endsWith(".ts") ? `test/${tests}` : `test/${tests}/**/*.test.ts`],
    // On a busy machine the first run of all tests must not count as a failure.
    testTimeout: 60_000,
    env: { PROPERTY_SHARE: process.env.PROPERTY_SHARE ?? "0.05" },
  },
});
