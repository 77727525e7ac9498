import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  test: {
    include: [mode === "matrix" ? "test/**/*.matrix.ts" : "test/**/*.test.ts"],
    testTimeout: 30_000,
    reporters: ["default", ["json", { outputFile: `.reports/${mode === "matrix" ? "matrix" : "vitest"}.json` }]],
  },
}));
