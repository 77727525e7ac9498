// Puts the affected operations of a release into the changelog of @pandapon/spec: node changelog.ts
// Runs when the versions are set, while spec/released still holds the description of the last release.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { withAffected } from "./changelog/with-affected.ts";

const spec = new URL("../../spec/", import.meta.url);
// Its status tells whether the changesets are large enough: they are used up by now. CI has asked before.
const { stdout, stderr, error } = spawnSync(process.execPath, ["tools/diff.ts"], {
  cwd: fileURLToPath(spec),
  encoding: "utf8",
  maxBuffer: 1 << 26,
});
if (error) throw error;
const file = new URL("CHANGELOG.md", spec);
const { version } = JSON.parse(readFileSync(new URL("package.json", spec), "utf8")) as { version: string };
writeFileSync(file, withAffected(readFileSync(file, "utf8"), version, stdout));
console.log(stdout.trim() === "" ? stderr.trim() : `The affected operations stand in the changelog of ${version}.`);
