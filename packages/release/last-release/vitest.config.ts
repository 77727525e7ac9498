import { defineConfig } from "vitest/config";

// The folder is given as --dir; patterns count from there.
export default defineConfig({
  test: {
    include: ["**/*.test.ts"],
    testTimeout: 60_000,
    // Prism is CommonJS: the tests of the mock import it as Node does.
    deps: { interopDefault: false },
  },
});
