import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseChangesetFile } from "@changesets/parse";
import { type Bump, larger } from "./bump.ts";

/** The largest bump that the waiting changesets give to a package; `none` when none names it. */
export function givenBump(folder: string, name: string): Bump {
  let given: Bump = "none";
  if (!existsSync(folder)) return given;
  for (const file of readdirSync(folder)) {
    if (!file.endsWith(".md") || file === "README.md") continue;
    for (const release of releasesOf(path.join(folder, file)))
      if (release.name === name) given = larger(given, release.type);
  }
  return given;
}

function releasesOf(file: string): ReturnType<typeof parseChangesetFile>["releases"] {
  try {
    return parseChangesetFile(readFileSync(file, "utf8")).releases;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new Error(`${path.basename(file)} is not a changeset: ${said}`, { cause: error });
  }
}
