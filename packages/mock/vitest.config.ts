import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  test: {
    // `--mode matrix`: what takes minutes.
    include: [mode === "matrix" ? "test/**/*.matrix.ts" : "test/**/*.test.ts"],
    // Prism is CommonJS: imported as Node and the bundle do it.
    deps: { interopDefault: false },
    globalSetup: ["test/support/build.ts"],
    reporters: ["default", ["json", { outputFile: ".reports/vitest.json" }]],
  },
}));
