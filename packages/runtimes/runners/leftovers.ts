import { readdirSync, readFileSync } from "node:fs";

/** Command lines of the processes, on Linux, that have this in their environment: what was started, and what that started in turn. */
export function leftovers(mark: string): string[] {
  const found: string[] = [];
  for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const settings = readFileSync(`/proc/${id}/environ`, "utf8").split("\0");
      if (settings.includes(mark)) found.push(readFileSync(`/proc/${id}/cmdline`, "utf8").replaceAll("\0", " "));
    } catch {
      // It has ended while we looked.
    }
  }
  return found;
}
