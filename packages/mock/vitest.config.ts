import { defineConfig } from "vitest/config";
import { patience, sharedWorkers } from "../../vitest.shared.ts";

// `--mode matrix`: what takes minutes.
export default defineConfig(({ mode }) => ({
  test: {
    ...patience,
    // Prism is CommonJS: imported as Node and the bundle do it.
    deps: { interopDefault: false },
    globalSetup: ["test/support/build.ts"],
    reporters: ["default", ["json", { outputFile: ".reports/vitest.json" }]],
    projects: sharedWorkers(new URL("test/", import.meta.url), mode === "matrix" ? ".matrix.ts" : ".test.ts"),
  },
}));
