// What users can import, read from the packages themselves: a new entry of a package is documented without a word here.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const packages = fileURLToPath(new URL("../", import.meta.url));

/** Import name → source file, for each published package under packages/. */
export function entries() {
  const found = new Map();
  for (const folder of readdirSync(packages)) {
    const file = join(packages, folder, "package.json");
    if (!existsSync(file)) continue;
    const { name, private: isPrivate, exports = {} } = JSON.parse(readFileSync(file, "utf8"));
    if (isPrivate) continue;
    for (const [path, target] of Object.entries(exports)) {
      const types = typeof target === "object" ? target.types : undefined;
      if (!types) continue;
      const source = types.replace(/^\.\/dist\/(.*)\.d\.ts$/, "src/$1.ts");
      found.set(`${name}${path.slice(1)}`, join(packages, folder, source));
    }
  }
  return found;
}
