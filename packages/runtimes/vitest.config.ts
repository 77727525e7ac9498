import { defineConfig } from "vitest/config";
import { patience } from "../../vitest.shared.ts";

export default defineConfig({
  test: {
    ...patience,
    include: ["test/**/*.test.ts"],
    testTimeout: 50_000,
    // More at the same time would make the short time-outs of the suite run out on a machine of two cores.
    maxConcurrency: 2,
    reporters: ["default", ["json", { outputFile: ".reports/vitest.json" }]],
  },
});
