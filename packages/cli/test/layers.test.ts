import { checkLayers } from "@pandapon/testkit/layers";
import { expect, it } from "vitest";

it("imports from the ground up, without a circle", () => {
  const problems = checkLayers({
    root: new URL("../src/", import.meta.url),
    layers: [
      ["terminal"],
      ["description"],
      ["credentials"],
      ["request"],
      ["har", "push"],
      ["doctor"],
      ["explain", "evidence"],
      ["commands"],
      ["grammar"],
      ["app"],
      ["main.ts"],
      ["start.ts"],
    ],
  });
  expect(problems).toEqual([]);
});
