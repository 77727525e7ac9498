import { defineConfig } from "vitest/config";
import { sharedWorkers } from "../vitest.shared.ts";

export default defineConfig({
  test: {
    reporters: ["default", ["json", { outputFile: ".reports/vitest.json" }]],
    // Long enough for a machine that does other things as well.
    testTimeout: 30_000,
    projects: sharedWorkers(new URL("test/", import.meta.url)),
  },
});
