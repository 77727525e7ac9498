import { defineConfig } from "vitest/config";

/**
 * For `npm run mutate`, which runs the tests a thousand times: property tests try less, big inputs are smaller.
 * `MUTATE_TESTS=codec` takes the tests of one folder only, `MUTATE_TESTS={codec,signing}` of several.
 */
export default defineConfig({
  test: {
    include: [`test/${process.env.MUTATE_TESTS ?? "**"}/**/*.test.ts`],
    env: { PROPERTY_SHARE: "0.05" },
  },
});
