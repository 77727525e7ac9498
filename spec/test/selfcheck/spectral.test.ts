import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { checkSpectral } from "../../tools/selfcheck/spectral.ts";
import { at, baseBundle, changed } from "../lint/bundle.ts";

const folder = mkdtempSync(path.join(tmpdir(), "pandapon-spectral-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("reports what Spectral's OAS rules find, and nothing else", { timeout: 60_000 }, async () => {
  const file = path.join(folder, "openapi.json");
  const base = await baseBundle();
  writeFileSync(file, JSON.stringify(base));
  const good = await checkSpectral(file);
  expect(good.faults).toEqual([]);

  writeFileSync(
    file,
    JSON.stringify(
      changed(base, (draft) => Object.assign(at(draft, "paths", "/v2/taobao/cart/list", "get"), { tags: ["unknown"] })),
    ),
  );
  const bad = await checkSpectral(file);
  expect(bad.faults.join("\n")).toMatch(/operation-tag-defined/);
});
