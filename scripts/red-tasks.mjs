import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The tasks that failed in the runs that turbo has written down, with the last lines of what they printed.
 *
 * @param {string} root The folder of the repository.
 * @param {number} count How many lines of each.
 * @returns {{ name: string, lines: string[] }[]}
 */
export function redTasks(root, count) {
  const folder = join(root, ".turbo", "runs");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((file) => JSON.parse(readFileSync(join(folder, file), "utf8")).tasks)
    .filter(({ execution }) => (execution?.exitCode ?? 0) !== 0)
    .map(({ taskId, logFile }) => ({ name: taskId, lines: lastLines(join(root, logFile), count) }));
}

/**
 * @param {string} file
 * @param {number} count
 */
function lastLines(file, count) {
  return existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n").slice(-count) : [];
}
