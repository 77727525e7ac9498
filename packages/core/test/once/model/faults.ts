// Copies of the real code, each with one rule of the protocol taken out: a model that does not notice is worth nothing.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Protocol } from "./program.ts";

/** One text in one file of `src/once`, that replaces another. */
export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const source = fileURLToPath(new URL("../../../src/", import.meta.url));
const reports = fileURLToPath(new URL("../../../.reports/", import.meta.url));
/** Rooms that `once` imports from, and nothing that is generated. */
const isNeeded = (path: string): boolean => !path.startsWith(join(source, "generated"));

/** @throws Error The text to replace is not there, or not once: the code has changed, so the fault has to. */
export async function faultyProtocol(edits: readonly Edit[]): Promise<{ readonly protocol: Protocol; remove(): void }> {
  mkdirSync(reports, { recursive: true });
  const folder = mkdtempSync(join(reports, "fault-"));
  cpSync(source, folder, { recursive: true, filter: isNeeded });
  for (const { file, from, to } of edits) {
    const path = join(folder, "once", file);
    const text = readFileSync(path, "utf8");
    if (text.split(from).length !== 2) throw new Error(`${file} does not hold this text once: ${from}`);
    writeFileSync(
      path,
      text.replace(from, () => to),
    );
  }
  const protocol = (await import(join(folder, "once/index.ts"))) as Protocol;
  return { protocol, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
