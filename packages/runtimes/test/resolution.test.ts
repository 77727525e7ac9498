import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { fileOf } from "../runners/modules.ts";
import { runtimes } from "../runners/runtimes.ts";

const here = runtimes.filter(({ version, command }) => version && command);
const { exports } = JSON.parse(readFileSync(fileOf("@pandapon/core", "package.json"), "utf8")) as { exports: object };
const entries = Object.keys(exports).filter((name) => !name.endsWith(".json"));

describe.each(["import.mjs", "require.cjs"])(
  "%s finds the packages, which are ESM only, and every entry of core",
  (name) => {
    const program = fileURLToPath(new URL(`../programs/${name}`, import.meta.url));

    test.each(here)("on $name $version, without a warning", async ({ command = [] }) => {
      const [file = "", ...flags] = command;
      const env = { PATH: process.env.PATH, NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1", DO_NOT_TRACK: "1" };
      const { stdout, stderr } = await promisify(execFile)(file, [...flags, program], { env });
      expect(JSON.parse(stdout)).toEqual({
        id: "2541753627432451493",
        others: 2,
        entries: entries.map((entry) => [entry, "object"]),
      });
      expect(stderr).toBe("");
    });
  },
);
