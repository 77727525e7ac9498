// `npm run lint:words`: looks for words that CONTRIBUTING.md asks to avoid, and says what to write instead.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findWords } from "./words.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Not ours to write, or generated. */
const LEFT_OUT =
  /(^|\/)(node_modules|dist|generated|bundle|released|api|\.[^/]+)(\/|$)|CHANGELOG|EVIDENCE\.md|AGENTS\.md|MUTATION\.md|RESULTS\.md|pnpm-lock/;
const READ = /\.(ts|tsx|mjs|yaml|md)$/;

function* filesIn(folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (LEFT_OUT.test(path)) continue;
    if (entry.isDirectory()) yield* filesIn(path);
    else if (READ.test(path)) yield path;
  }
}

const found = [...filesIn("")].flatMap((file) => findWords(file, readFileSync(join(root, file), "utf8")));
for (const line of found) console.error(line);
if (found.length > 0) {
  console.error(`${found.length} of these. Where such a word is right, add it to the exceptions in scripts/words.ts.`);
  process.exitCode = 1;
}
