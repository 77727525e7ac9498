import { checkLayers } from "@pandapon/testkit/layers";
import { expect, test } from "vitest";

test("imports of the mock run down its layers, without circles, and only contract/ names Prism", () => {
  const layers = [
    "refusals",
    "contract",
    "http",
    "state",
    "auth",
    "journal",
    "answers",
    "faults",
    "behaviours",
    "pushes",
    "realms",
    "world-api",
    "scenarios",
    "engine",
    "control",
    "options.ts",
    "settings-of.ts",
    "create-realms.ts",
    "create-handle.ts",
    "assemble.ts",
    "create-mock.ts",
    "cli",
    ["index.ts", "cli.ts"],
  ];
  const packages = { "@stoplight": ["contract"] };
  expect(checkLayers({ root: new URL("../src/", import.meta.url), layers, packages })).toEqual([]);
});
