import { readdirSync, readFileSync } from "node:fs";

/** Long enough for a machine that does other things as well: a test that hangs is still found. */
export const patience = { testTimeout: 30_000, hookTimeout: 120_000 };

/** What a test changes for all that run beside it in the same worker. */
const GLOBAL = /\bvi\.(useFakeTimers|stub\w+|spyOn|mock)\b|globalThis\.\w+ = |process\.(on|once|env|chdir)\b/;

/**
 * Loading the sources takes longer than most tests: the files that leave everything as it is share a worker, the others have one each.
 *
 * @param folder - The tests, as a URL beside the config: knip reads it from the root.
 * @param end - How the name of a file of tests ends.
 */
export function sharedWorkers(folder: URL, end = ".test.ts") {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(end));
  const alone = files
    .filter((file) => GLOBAL.test(readFileSync(new URL(file, folder), "utf8")))
    .map((file) => `test/${file}`);
  const shared = { name: "shared", include: [`test/**/*${end}`], exclude: alone, isolate: false };
  return [
    ...(alone.length < files.length ? [{ extends: true as const, test: shared }] : []),
    ...(alone.length > 0 ? [{ extends: true as const, test: { name: "alone", include: alone } }] : []),
  ];
}
