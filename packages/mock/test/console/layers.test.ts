import { checkLayers } from "@pandapon/testkit/layers";
import { expect, test } from "vitest";

test("imports of the console run down its layers, without circles", () => {
  const layers = [
    "api",
    "texts",
    "state",
    "ui",
    "code",
    "rules",
    "top",
    "first",
    ["requests", "operations", "orders", "pushes", "faults"],
    "app.tsx",
    "main.tsx",
    "before-paint.ts",
  ];
  const told = checkLayers({ root: new URL("../../console/", import.meta.url), layers });
  // The one file that looks out: for types of the control API.
  expect(told.filter((line) => !line.startsWith("api/shapes.ts:"))).toEqual([]);
});
