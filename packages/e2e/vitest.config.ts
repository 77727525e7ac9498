import { defineConfig } from "vitest/config";
import { patience, sharedWorkers } from "../../vitest.shared.ts";

export default defineConfig(({ mode }) => ({
  test: {
    ...patience,
    reporters: ["default", ["json", { outputFile: `.reports/${mode === "matrix" ? "matrix" : "vitest"}.json` }]],
    projects: sharedWorkers(new URL("test/", import.meta.url), mode === "matrix" ? ".matrix.ts" : ".test.ts"),
  },
}));
