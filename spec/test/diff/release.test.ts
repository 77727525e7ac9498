import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { specDir } from "../../tools/spec-dir.ts";

const folder = mkdtempSync(path.join(tmpdir(), "pandapon-release-"));
afterAll(() => rmSync(folder, { recursive: true }));
const [bundle, released] = [path.join(folder, "openapi.json"), path.join(folder, "released", "openapi.json")];
const args = [path.join(specDir, "tools", "release.ts"), "--bundle", bundle, "--released", released];
const run = () => spawnSync(process.execPath, args, { encoding: "utf8" });
const { version } = JSON.parse(readFileSync(path.join(specDir, "package.json"), "utf8")) as { version: string };

it("keeps a bundle of the package's version, byte for byte, and no other", { timeout: 30_000 }, () => {
  writeFileSync(bundle, '{"openapi":"3.1.1","info":{"version":"99.0.0"}}');
  const refused = run();
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(/99\.0\.0.*run pnpm generate first/);
  expect(existsSync(released)).toBe(false);

  writeFileSync(bundle, `{ "openapi":"3.1.1", "info":{"version":"${version}"}}\n`);
  expect(run().status).toBe(0);
  expect(readFileSync(released, "utf8")).toBe(readFileSync(bundle, "utf8"));
});
