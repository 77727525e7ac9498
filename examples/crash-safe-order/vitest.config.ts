import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 120_000,
    maxConcurrency: 4,
    reporters: ["default", ["json", { outputFile: ".reports/vitest.json" }]],
  },
});
