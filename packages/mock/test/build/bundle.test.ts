import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const dist = new URL("../../dist/", import.meta.url);

it("every file that the bundle imports is in it", () => {
  const files = readdirSync(dist).filter((file) => file.endsWith(".js"));
  const imported = files.flatMap((file) =>
    [...readFileSync(new URL(file, dist), "utf8").matchAll(/(?:\bfrom|\bimport\(?)\s*"(\.[^"]+)"/g)].map(
      ([, path = ""]) => path,
    ),
  );
  expect(imported.length).toBeGreaterThan(3);
  expect(imported.filter((path) => !existsSync(new URL(path, dist)))).toEqual([]);
});
