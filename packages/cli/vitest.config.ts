import { defineConfig } from "vitest/config";
import { patience, sharedWorkers } from "../../vitest.shared.ts";

export default defineConfig({
  test: {
    ...patience,
    globalSetup: ["test/support/build.ts"],
    reporters: ["default", ["json", { outputFile: ".reports/vitest.json" }]],
    projects: sharedWorkers(new URL("test/", import.meta.url)),
  },
});
