// The JSON imports have types of their own: TypeScript must not derive a type from a megabyte of text.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import evidence from "@pandapon/spec/evidence.json" with { type: "json" };
import spec from "@pandapon/spec/openapi.json" with { type: "json" };
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));

it("the description and its evidence can be imported as JSON", () => {
  expect(Object.keys(spec.paths ?? {})).toHaveLength(evidence.totals.operations);
  expect(Object.keys(spec.webhooks ?? {})).toHaveLength(evidence.totals.webhooks);
  expect(evidence.version).toBe(spec.info.version);
  const { responses } = spec.paths?.["/v2/taobao/cart/list"]?.get ?? {};
  expect(Object.keys(responses ?? {})).toEqual(["200", "429", "5XX", "default"]);
});

it("a program that imports them has types, and TypeScript reads none of the JSON", { timeout: 60_000 }, () => {
  const program = path.join("spec", "test", "evidence", "program.ts");
  const options = [
    "--noEmit",
    "--strict",
    "--module",
    "NodeNext",
    "--target",
    "ES2022",
    "--lib",
    "ES2023",
    "--types",
    "",
  ];
  const tsc = path.join(root, "node_modules", "typescript", "bin", "tsc");
  const args = [tsc, program, ...options, "--ignoreConfig", "--listFiles"];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  expect(stdout).not.toMatch(/error TS/);
  expect(status).toBe(0);
  expect(stdout).toMatch(/bundle\/document\.d\.ts$/m);
  expect(stdout).toMatch(/bundle\/evidence\.d\.ts$/m);
  expect(stdout).not.toMatch(/\.json$/m);
});
