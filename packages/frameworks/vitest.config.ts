import { defineConfig } from "vitest/config";
import { patience } from "../../vitest.shared.ts";

// `--mode matrix`: real programs of bundlers, runners, Jest and Next, which take minutes.
export default defineConfig(({ mode }) => ({
  test: {
    ...patience,
    include: mode === "matrix" ? ["test/matrix/*.test.ts"] : ["test/*.test.ts"],
    testTimeout: mode === "matrix" ? 240_000 : 30_000,
    hookTimeout: 240_000,
    reporters: ["default", ["json", { outputFile: ".reports/vitest.json" }]],
  },
}));
