import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { isObject } from "../../lint/lib/json.ts";
import { type Bump, isBump, larger } from "./bump.ts";

/** The largest bump that the waiting changesets give to a package; `none` when none names it. */
export function givenBump(folder: string, name: string): Bump {
  let given: Bump = "none";
  if (!existsSync(folder)) return given;
  for (const file of readdirSync(folder)) {
    if (!file.endsWith(".md") || file === "README.md") continue;
    const front = /^---\r?\n([\s\S]*?)^---$/m.exec(readFileSync(path.join(folder, file), "utf8"))?.[1];
    const bumps: unknown = front === undefined ? undefined : parse(front);
    const bump = isObject(bumps) ? bumps[name] : undefined;
    if (bump !== undefined && !isBump(bump))
      throw new Error(`${file} gives ${name} the bump "${String(bump)}"; write patch, minor or major.`);
    if (bump !== undefined) given = larger(given, bump as Bump);
  }
  return given;
}
