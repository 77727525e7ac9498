import { defineConfig } from "vitest/config";
import { patience } from "../../vitest.shared.ts";

export default defineConfig({
  test: {
    ...patience,
    include: ["test/**/*.test.ts"],
    testTimeout: 120_000,
    maxConcurrency: 4,
    reporters: ["default", ["json", { outputFile: ".reports/vitest.json" }]],
  },
});
