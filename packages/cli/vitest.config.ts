import { defineConfig } from "vitest/config";
import { sharedWorkers } from "../../vitest.shared.ts";

export default defineConfig({
  test: {
    globalSetup: ["test/support/build.ts"],
    testTimeout: 30_000,
    reporters: ["default", ["json", { outputFile: ".reports/vitest.json" }]],
    projects: sharedWorkers(new URL("test/", import.meta.url)),
  },
});
