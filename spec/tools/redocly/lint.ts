import path from "node:path";
import {
  BaseResolver,
  type Config,
  getLineColLocation,
  lint as lintDocument,
  loadConfig,
  type NormalizedProblem,
} from "@redocly/openapi-core";
import { specDir } from "../spec-dir.ts";

export interface Fault {
  readonly rule: string;
  /** Relative to the folder of the root document, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/**
 * Lints descriptions, one list of faults for each root document. Several in one run cost little more than one.
 *
 * @throws Error when the configuration names a rule that does not exist: Redocly itself would check nothing of it.
 */
export async function lint(...roots: readonly string[]): Promise<readonly (readonly Fault[])[]> {
  const config = await loadConfig({ configPath: path.join(specDir, "redocly.yaml") });
  const found: (readonly Fault[])[] = [];
  for (const root of roots) found.push(await lintOne(path.resolve(root), config));
  const unused = config.getUnusedRules().rules;
  if (unused.length > 0) throw new Error(`redocly.yaml names rules that do not exist: ${unused.join(", ")}.`);
  return found;
}

async function lintOne(root: string, config: Config): Promise<readonly Fault[]> {
  const problems = await lintDocument({ ref: root, config, externalRefResolver: new BaseResolver(config.resolve) });
  return problems.map((problem) => faultOf(problem, path.dirname(root)));
}

function faultOf({ ruleId, message, location: [at] }: NormalizedProblem, rootDir: string): Fault {
  const start = at === undefined ? undefined : getLineColLocation(at).start;
  return {
    rule: ruleId,
    file: path
      .relative(rootDir, at?.source.absoluteRef ?? rootDir)
      .split(path.sep)
      .join("/"),
    line: start?.line ?? 1,
    column: start?.col ?? 1,
    message,
  };
}
