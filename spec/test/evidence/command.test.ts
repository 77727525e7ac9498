import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { specDir } from "../../tools/spec-dir.ts";
import { at, baseBundle, changed } from "../lint/bundle.ts";

const folder = mkdtempSync(path.join(tmpdir(), "pandapon-evidence-"));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (bundle: string, ...args: string[]) =>
  spawnSync(
    process.execPath,
    [path.join(specDir, "tools", "evidence.ts"), "--bundle", bundle, "--out", folder, ...args],
    { encoding: "utf8" },
  );

it("--check passes after writing, and fails when the description has changed since", { timeout: 30_000 }, async () => {
  mkdirSync(folder, { recursive: true });
  const bundle = path.join(folder, "openapi.json");
  const document = await baseBundle();
  writeFileSync(bundle, JSON.stringify(document));
  expect(run(bundle, "--check").status).toBe(1);
  expect(run(bundle).status).toBe(0);
  expect(run(bundle, "--check").status).toBe(0);

  const raised = changed(document, (draft) => {
    Object.assign(at(draft, "paths", "/v2/taobao/cart/list", "get", "x-evidence"), { path: "confirmed" });
  });
  writeFileSync(bundle, JSON.stringify(raised));
  const { status, stderr } = run(bundle, "--check");
  expect(status).toBe(1);
  expect(stderr).toMatch(/EVIDENCE\.md is not what the description says/);
  expect(stderr).toMatch(/evidence\.json is not what the description says/);
});
