import { parse } from "yaml";
import { NoOperationTraceWriter, parseWorkflow } from "./workflow-parser.ts";

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
  readonly environment?: unknown;
  readonly "timeout-minutes"?: number;
}

interface Workflow {
  readonly on?: unknown;
  readonly permissions?: unknown;
  readonly jobs?: Readonly<Record<string, Job>>;
}

/** What is wrong with a workflow: by GitHub's own parser, and by the rules of this repository for what may publish. */
export function problemsOfWorkflow(name: string, text: string): string[] {
  const { errors } = parseWorkflow({ name, content: text }, new NoOperationTraceWriter()).context;
  const invalid = errors.getErrors().map(({ message }) => message);
  if (invalid.length > 0) return invalid;
  const { permissions, jobs = {}, on } = parse(text) as Workflow;
  return [
    ...(isEmptyObject(permissions) ? [] : ["does not begin with permissions: {}"]),
    ...(JSON.stringify(on).includes("pull_request_target")
      ? ["runs code of strangers with rights (pull_request_target)"]
      : []),
    ...Object.entries(jobs).flatMap(([id, job]) => problemsOfJob(id, job).map((problem) => `job ${id} ${problem}`)),
    // An expression in a script runs code of the author of the title or the branch name.
    ...[...text.matchAll(/^\s*(?:- )?run:.*\$\{\{/gm)].map(() => "puts an expression into a script: pass it by env"),
  ];
}

function problemsOfJob(
  id: string,
  { permissions, steps = [], environment, "timeout-minutes": timeout }: Job,
): string[] {
  const mayPublish = permissions?.["id-token"] === "write";
  const mayWrite = Object.values(permissions ?? {}).includes("write");
  const problems: string[] = [];
  if (permissions === undefined) problems.push("has no permissions of its own");
  if (timeout === undefined) problems.push("has no timeout-minutes");
  if (mayPublish && id !== "publish") problems.push("may ask for a token (id-token: write): only publish may");
  if (mayPublish && environment === undefined) problems.push("publishes without an environment that a person approves");
  for (const { uses, with: inputs = {} } of steps) {
    if (uses === undefined) continue;
    if (!/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses)) problems.push(`uses ${uses}, which is not pinned by its SHA`);
    if (/\/cache@/.test(uses) && mayWrite) problems.push("uses a cache, which another workflow could have filled");
    if (/setup-node@/.test(uses) && mayWrite && inputs["package-manager-cache"] !== false)
      problems.push("lets setup-node cache: set package-manager-cache: false");
    if (/checkout@/.test(uses) && permissions?.contents !== "write" && inputs["persist-credentials"] !== false)
      problems.push("keeps the checkout's token: set persist-credentials: false");
  }
  return problems;
}

const isEmptyObject = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;
