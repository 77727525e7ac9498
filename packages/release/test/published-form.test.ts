import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { problemsOfManifest, problemsOfTypes } from "../tarballs/published-form.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "pandapon-form-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const sound = {
  name: "a",
  version: "1.0.0",
  license: "MIT",
  type: "module",
  exports: { ".": { types: "./index.d.ts", default: "./index.js" } },
};

/** A tarball, and the same unpacked, as `withTarballs` hands them out. */
function packed(manifest: object, files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(scratch, "a-"));
  const unpacked = join(folder, "package");
  for (const [name, text] of Object.entries({ "package.json": JSON.stringify(manifest), ...files })) {
    mkdirSync(dirname(join(unpacked, name)), { recursive: true });
    writeFileSync(join(unpacked, name), text);
  }
  const archive = join(folder, "a-1.0.0.tgz");
  execFileSync("tar", ["-czf", archive, "-C", folder, "package"]);
  return { unpacked, archive, manifest: manifest as typeof sound };
}

const files = { "index.js": "export const a = 1;\n", "index.d.ts": "export declare const a: number;\n" };

describe("the form of a published package", () => {
  it("is well when each entry has its file and its types", async () => {
    const tarball = packed(sound, files);
    expect(await problemsOfManifest(tarball)).toEqual([]);
    expect(problemsOfTypes(root, tarball)).toEqual([]);
  });

  it("is not without a file that the manifest names", async () => {
    const { "index.js": _left, ...rest } = files;
    expect(await problemsOfManifest(packed(sound, rest))).toEqual([expect.stringContaining("index.js")]);
  });

  it("is not with CommonJS in a file that claims to be a module: also what only a strict look finds", async () => {
    expect(await problemsOfManifest(packed(sound, { ...files, "index.js": "module.exports = 1;\n" }))).toEqual([
      expect.stringContaining("error: "),
    ]);
  });

  it("is not with types that resolve to CommonJS where the code is a module", () => {
    const manifest = { ...sound, exports: { ".": { types: "./index.d.cts", default: "./index.js" } } };
    const tarball = packed(manifest, { "index.js": files["index.js"], "index.d.cts": files["index.d.ts"] });
    expect(problemsOfTypes(root, tarball)).toEqual([expect.stringContaining("FalseCJS")]);
  });
});
