import { defineConfig } from "vitest/config";
import { sharedWorkers } from "../vitest.shared.ts";

export default defineConfig({
  test: {
    reporters: ["default", ["json", { outputFile: ".reports/vitest.json" }]],
    projects: sharedWorkers(new URL("test/", import.meta.url)),
  },
});
