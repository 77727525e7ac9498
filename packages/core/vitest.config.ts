import { readdirSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

/** What a test changes for all that run beside it in the same worker. */
const GLOBAL = /\bvi\.(useFakeTimers|stub\w+|spyOn|mock)\b|globalThis\.\w+ = |process\.(on|once|env|chdir)\b/;

// Beside this file, not below the working directory: knip reads it from the root.
const files = readdirSync(new URL("test/", import.meta.url), { recursive: true, encoding: "utf8" })
  .map((file) => `test/${file.replaceAll("\\", "/")}`)
  .filter((file) => file.endsWith(".test.ts"));
const alone = files.filter((file) => GLOBAL.test(readFileSync(new URL(file, import.meta.url), "utf8")));

// Loading the sources takes longer than most tests: files that leave everything as it is share a worker.
export default defineConfig({
  test: {
    reporters: ["default", ["json", { outputFile: ".reports/vitest.json" }]],
    projects: [
      { extends: true, test: { name: "shared", include: ["test/**/*.test.ts"], exclude: alone, isolate: false } },
      { extends: true, test: { name: "alone", include: alone } },
    ],
  },
});
