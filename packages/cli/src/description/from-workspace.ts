import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { parseLossless } from "@pandapon/core";
import type { DescriptionData } from "./description-data.ts";

/**
 * Reads the description from `@pandapon/spec`. The build replaces this file by one that has the description in it: what is
 * published reads nothing.
 */
export function readDescription(): DescriptionData {
  const require = createRequire(import.meta.url);
  const read = (name: string): unknown =>
    parseLossless(readFileSync(require.resolve(`@pandapon/spec/${name}`), "utf8"));
  const root = dirname(require.resolve("@pandapon/spec/package.json"));
  return {
    openapi: read("openapi.json") as DescriptionData["openapi"],
    evidence: read("evidence.json") as DescriptionData["evidence"],
    files: sourceFiles(root),
  };
}

/** Name of an operation or of a schema to the file that declares it, as `spec/…`. */
function sourceFiles(root: string): Record<string, string> {
  const files: Record<string, string> = {};
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && entry.name !== "examples" && entry.name !== "node_modules") visit(path);
      else if (entry.name.endsWith(".yaml")) {
        files[basename(entry.name, ".yaml")] = `spec/${relative(root, path).replaceAll("\\", "/")}`;
      }
    }
  };
  for (const folder of ["taobao", "1688", "logistics", "webhooks", "shared"]) visit(join(root, folder));
  return files;
}
