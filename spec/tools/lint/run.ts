// Runs the lint of Redocly's command line and reads its faults.
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

export interface Fault {
  readonly rule: string;
  /** Relative to the folder of the root document, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

interface Problem {
  readonly ruleId: string;
  readonly message: string;
  readonly location: readonly {
    readonly source: { readonly ref: string };
    readonly start?: { readonly line: number; readonly col: number };
  }[];
}

/** The folder of the description. */
export const specDir = fileURLToPath(new URL("../..", import.meta.url));

/** The command line of Redocly that this package has installed. */
function redoclyCli(): string {
  return path.join(path.dirname(fileURLToPath(import.meta.resolve("@redocly/cli/package.json"))), "bin", "cli.js");
}

/** Runs Redocly's command line in the folder of the description. It reports to nobody. */
export function runRedocly(args: readonly string[]): SpawnSyncReturns<string> {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  return spawnSync(process.execPath, [redoclyCli(), ...args], {
    cwd: specDir,
    env,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
}

/**
 * Lints descriptions, one list of faults for each root document. Several in one run cost little more than one.
 *
 * @throws Error when Redocly itself fails, with what it printed.
 */
export function lint(...roots: readonly string[]): readonly (readonly Fault[])[] {
  const options = ["--config", path.join(specDir, "redocly.yaml"), "--format", "json", "--max-problems", "100000"];
  const run = runRedocly(["lint", ...roots.map((root) => path.resolve(root)), ...options]);
  // Redocly only warns when a rule of the configuration does not exist, and then checks nothing of it.
  if (/Unused rules/.test(run.stderr)) throw new Error(run.stderr);
  // It prints one JSON text after the other, with nothing in between.
  const reports = run.stdout.split(/(?<=^\})(?=\{$)/m).filter((text) => text.trimStart().startsWith("{"));
  if (reports.length !== roots.length) throw new Error(`Redocly did not lint:\n${run.stdout}${run.stderr}`);
  return reports.map((text, index) => {
    const { problems } = JSON.parse(text) as { problems: readonly Problem[] };
    return problems.map((problem) => faultOf(problem, path.dirname(path.resolve(roots[index] ?? ""))));
  });
}

function faultOf({ ruleId, message, location: [at] }: Problem, rootDir: string): Fault {
  const file = path.relative(rootDir, path.resolve(specDir, at?.source.ref ?? ""));
  return {
    rule: ruleId,
    file: file.split(path.sep).join("/"),
    line: at?.start?.line ?? 1,
    column: at?.start?.col ?? 1,
    message,
  };
}
