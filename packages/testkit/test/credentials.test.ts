import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { credentials } from "../src/credentials.ts";

const packages = fileURLToPath(new URL("../../", import.meta.url));

/** All TypeScript files below the tests of all packages. */
const testFiles = (): string[] =>
  readdirSync(packages).flatMap((name) =>
    ["test", "suite"].flatMap((folder) => {
      try {
        return readdirSync(join(packages, name, folder), { recursive: true, encoding: "utf8" })
          .filter((path) => /\.tsx?$/.test(path) && !path.split("/").includes("node_modules"))
          .map((path) => [name, folder, path].join("/"));
      } catch {
        return [];
      }
    }),
  );

it("the test secret stands in one file, and in one more that runs in other runtimes", () => {
  const files = testFiles();
  expect(files.length).toBeGreaterThan(300);
  const holders = files.filter((path) => readFileSync(join(packages, path), "utf8").includes(credentials.accessSecret));
  expect(holders.sort()).toEqual(["core/test/support/credentials.ts", "runtimes/suite/support/offline.ts"]);
});
