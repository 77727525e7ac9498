import { defineConfig } from "vitest/config";
import { patience } from "../../vitest.shared.ts";

// A compiler takes seconds, and as much memory as a few of them have.
export default defineConfig({
  test: {
    ...patience,
    include: ["test/**/*.test.ts"],
    testTimeout: 180_000,
    reporters: ["default", ["json", { outputFile: ".reports/vitest.json" }]],
  },
});
