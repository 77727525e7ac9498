import { defineConfig } from "vitest/config";
import { sharedWorkers } from "../../vitest.shared.ts";

export default defineConfig(({ mode }) => ({
  test: {
    testTimeout: 30_000,
    reporters: ["default", ["json", { outputFile: `.reports/${mode === "matrix" ? "matrix" : "vitest"}.json` }]],
    projects: sharedWorkers(new URL("test/", import.meta.url), mode === "matrix" ? ".matrix.ts" : ".test.ts"),
  },
}));
