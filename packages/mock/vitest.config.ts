import { readdirSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

/** What a test changes for all that run beside it in the same worker. */
const GLOBAL = /\bvi\.(useFakeTimers|stub\w+|spyOn|mock)\b|globalThis\.\w+ = |process\.(on|once|env|chdir)\b/;

// Loading the mock takes longer than most tests: files that leave everything as it is share a worker.
export default defineConfig(({ mode }) => {
  // `--mode matrix`: what takes minutes.
  const end = mode === "matrix" ? ".matrix.ts" : ".test.ts";
  const alone = readdirSync(new URL("test/", import.meta.url), { recursive: true, encoding: "utf8" })
    .map((file) => `test/${file.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(end) && GLOBAL.test(readFileSync(new URL(file, import.meta.url), "utf8")));
  return {
    test: {
      // Prism is CommonJS: imported as Node and the bundle do it.
      deps: { interopDefault: false },
      globalSetup: ["test/support/build.ts"],
      reporters: ["default", ["json", { outputFile: ".reports/vitest.json" }]],
      projects: [
        { extends: true, test: { name: "shared", include: [`test/**/*${end}`], exclude: alone, isolate: false } },
        ...(alone.length > 0 ? [{ extends: true as const, test: { name: "alone", include: alone } }] : []),
      ],
    },
  };
});
