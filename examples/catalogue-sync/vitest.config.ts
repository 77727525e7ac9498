import { defineConfig } from "vitest/config";
import { patience } from "../../vitest.shared.ts";

export default defineConfig({
  test: {
    ...patience,
    include: ["test/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: ".reports/vitest.json" }]],
  },
});
