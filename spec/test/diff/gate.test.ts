// A planted break fails, a safe change with a sufficient changeset passes. Redocly takes a second for each comparison: few of them.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { compare, judge } from "../../tools/diff/gate.ts";
import { specDir } from "../../tools/spec-dir.ts";
import { at, baseBundle, changed, type Draft } from "../lint/bundle.ts";

const folder = mkdtempSync(path.join(tmpdir(), "pandapon-diff-"));
afterAll(() => rmSync(folder, { recursive: true }));
const released = path.join(folder, "released.json");
const bundle = path.join(folder, "openapi.json");

const bare = await baseBundle();
const ofVersion = (version: string) => changed(bare, (draft) => Object.assign(at(draft, "info"), { version }));

function plant(change: (draft: Draft) => void, version = "1.4.0") {
  const base = ofVersion(version);
  writeFileSync(released, JSON.stringify(base));
  writeFileSync(bundle, JSON.stringify(changed(base, change)));
  return compare(released, bundle);
}

const passes = (comparison: ReturnType<typeof compare>, given: "none" | "patch" | "minor" | "major") =>
  judge(comparison, "@pandapon/spec", given).passed;
const cart = (draft: Draft) => at(draft, "components", "schemas", "TaobaoCartItem", "properties");
const body = (draft: Draft) =>
  at(draft, "paths", "/v2/taobao/cart/add", "post", "requestBody", "content", "application/json", "schema");

describe("the gate", { timeout: 60_000 }, () => {
  it("refuses a planted break whose changeset is smaller", () => {
    const comparison = plant((draft) => Reflect.deleteProperty(cart(draft), "price"));
    expect(comparison).toMatchObject({ change: "major", least: "major" });
    expect(comparison.report).toMatch(
      /^Affected operations\n\n- \*\*breaks\*\* `listTaobaoCartItems` \(`GET \/v2\/taobao\/cart\/list`\)\n {2}- major: .*`price`/,
    );
    expect(["none", "patch", "minor", "major"].map((given) => passes(comparison, given as "none"))).toEqual([
      false,
      false,
      false,
      true,
    ]);
    expect(judge(comparison, "@pandapon/spec", "minor").verdict).toMatch(
      /needs at least major.*give @pandapon\/spec minor.*add a changeset/,
    );
  });

  it("lets a safe change with a sufficient changeset pass", () => {
    const comparison = plant((draft) =>
      Object.assign(cart(draft), { sellerNick: { type: "string", description: "Seller." } }),
    );
    expect(comparison).toMatchObject({ change: "minor", least: "minor" });
    expect(comparison.report).toContain("- **adds or alters** `listTaobaoCartItems`");
    expect(comparison.report).toContain("`data.items[].sellerNick`");
    expect(["none", "patch", "minor", "major"].map((given) => passes(comparison, given as "none"))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it("sees every kind of break that Redocly knows, with its operation", () => {
    const { change, report } = plant((draft) => {
      Reflect.deleteProperty(at(draft, "webhooks"), "taobao.orderRefund");
      Reflect.deleteProperty(at(draft, "paths"), "/v2/open/freight");
      Object.assign(body(draft), { required: ["skuId", "shopId"] });
      Object.assign(at(draft, "paths", "/v2/taobao/cart/list", "get"), { operationId: "listCart" });
    });
    expect(change).toBe("major");
    expect(report).toMatch(/\*\*breaks\*\* `onTaobaoOrderRefund`[^*]*removed/);
    expect(report).toMatch(/\*\*breaks\*\* `estimateOverseasFreight`[^*]*removed/);
    expect(report).toMatch(/\*\*breaks\*\* `addTaobaoCartItem`[^*]*became required: `shopId`/);
    expect(report).toMatch(/\*\*breaks\*\* `listTaobaoCartItems`[^*]*listCart/);
  });

  it("asks for minor before 1.0 when something breaks, and names every operation that a shared schema touches", () => {
    const comparison = plant(
      (draft) => Reflect.deleteProperty(at(draft, "components", "schemas", "Envelope", "properties"), "msg"),
      "0.4.0",
    );
    expect(comparison).toMatchObject({ change: "major", least: "minor" });
    expect(passes(comparison, "patch")).toBe(false);
    expect(passes(comparison, "minor")).toBe(true);
    for (const id of ["listTaobaoCartItems", "addTaobaoCartItem", "estimateOverseasFreight"])
      expect(comparison.report).toContain(`\`${id}\``);
    expect(comparison.report).not.toContain("onTaobaoOrderRefund");
  });

  it("takes what no comparison has a word for as a correction", () => {
    const comparison = plant((draft) => (draft["x-mock-codes"] as unknown[]).push({ code: 99101, meaning: "x" }));
    expect(comparison).toMatchObject({ change: "patch", least: "patch" });
    expect(comparison.report).toContain("**the document**");
    expect(passes(comparison, "none")).toBe(false);
  });

  it("does not mind the version of a release", () => {
    const comparison = plant((draft) => Object.assign(at(draft, "info"), { version: "1.5.0" }));
    expect(comparison).toMatchObject({ change: "none", report: "" });
    expect(passes(comparison, "none")).toBe(true);
  });

  it("passes before the first release, and says so", () => {
    const comparison = compare(path.join(folder, "nowhere.json"), bundle);
    expect(judge(comparison, "@pandapon/spec", "none")).toEqual({
      passed: true,
      verdict: "Nothing was released yet: there is nothing to compare with.",
    });
  });

  it("is what the command does", () => {
    plant(() => undefined);
    const changesets = path.join(folder, "changesets");
    mkdirSync(changesets);
    const args = [
      path.join(specDir, "tools", "diff.ts"),
      "--released",
      released,
      "--bundle",
      bundle,
      "--changesets",
      changesets,
    ];
    const command = () => spawnSync(process.execPath, args, { encoding: "utf8" });
    expect(command()).toMatchObject({ status: 0, stdout: "" });
    writeFileSync(
      bundle,
      JSON.stringify(changed(ofVersion("1.4.0"), (draft) => Reflect.deleteProperty(cart(draft), "price"))),
    );
    const refused = command();
    expect(refused.status).toBe(1);
    expect(refused.stdout).toMatch(/^Affected operations/);
    expect(refused.stderr).toMatch(/add a changeset/);
    writeFileSync(path.join(changesets, "brave-fox.md"), '---\n"@pandapon/spec": major\n---\n\nText.\n');
    expect(command().status).toBe(0);
  });
});
