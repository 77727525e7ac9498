import { expect, it } from "vitest";
import { checkLayers } from "../../packages/testkit/src/layers/check-layers.ts";

/** From the ground up: the document, what reads it, the generator's rooms, the commands, the tests. */
const layers = [
  ["tools/document", "tools/spec-dir.ts"],
  "lint/lib",
  ["lint/shapes.ts", "lint/rules/evidence", "lint/rules/examples", "lint/rules/names", "lint/rules/prism"],
  "lint/rules/privacy",
  "lint/plugin.ts",
  "tools/redocly",
  ["tools/selfcheck", "tools/evidence", "tools/diff"],
  ["tools/generate/header.ts", "tools/generate/marketplaces.ts", "tools/generate/print", "tools/generate/files"],
  ["tools/generate/read", "tools/generate/bundle"],
  ["tools/generate/publish", "tools/generate/openapi30", "tools/generate/read-sources.ts"],
  "tools/generate/metadata",
  "tools/generate/docs",
  "tools/generate/types",
  "tools/generate/modules",
  "tools/generate/generate-files.ts",
  [
    "tools/diff.ts",
    "tools/evidence.ts",
    "tools/generate.ts",
    "tools/lint.ts",
    "tools/release.ts",
    "tools/selfcheck.ts",
  ],
  ["test", "vitest.config.ts"],
];

it("tools and lint import from the ground up, and in no circle", () => {
  const packages = { "@redocly": ["tools/redocly", "test"], "@stoplight": ["tools/selfcheck"] };
  const problems = checkLayers({ root: new URL("../", import.meta.url), layers, packages });
  // These two look out of the folder, at what serves the tests of other packages, too.
  const outside = /^(test\/layers\.test\.ts:|vitest\.config\.ts:\d+ imports \.\.\/vitest\.shared\.ts,)/;
  expect(problems.filter((problem) => !outside.test(problem))).toEqual([]);
});
