// Keeps the bundle as the last released one: node tools/release.ts [--bundle FILE] [--released FILE]
// Runs when the versions are set, after `pnpm generate` has put the new version into the bundle.
import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { readBundle } from "./document/bundle.ts";
import { isObject } from "./document/json.ts";
import { specDir } from "./spec-dir.ts";

const { values } = parseArgs({
  options: {
    bundle: { type: "string", default: path.join(specDir, "bundle", "openapi.json") },
    released: { type: "string", default: path.join(specDir, "released", "openapi.json") },
  },
});

const { info } = readBundle(values.bundle);
const { version } = JSON.parse(readFileSync(path.join(specDir, "package.json"), "utf8")) as { version: string };
if (!isObject(info) || info.version !== version) {
  console.error(
    `The bundle has version ${isObject(info) ? info.version : "none"}, the package ${version}: run pnpm generate first.`,
  );
  process.exitCode = 1;
} else {
  mkdirSync(path.dirname(values.released), { recursive: true });
  copyFileSync(values.bundle, values.released);
  console.log(`The released description is now ${version}.`);
}
