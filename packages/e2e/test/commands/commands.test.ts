import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
// @ts-expect-error -- plain JavaScript: it runs before anything is installed
import { redProperties } from "../../../../scripts/red-properties.mjs";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };
const commands = Object.keys(scripts).filter((name) => scripts[name]?.startsWith("node scripts/run.mjs "));
/** Packages that only the commands install that need them: `HEAVY` in scripts/run.mjs. */
const LEFT_OUT = ["console-e2e", "runtimes", "generators", "frameworks", "release", "docs", "benchmarks"].map(
  (name) => `@pandapon/${name}`,
);

interface Plan {
  readonly installs: "all" | "most";
  readonly runs: string[][];
}

/** The scripts alone, as a fresh clone has them: nothing installed, nothing built. */
let clone: string;
beforeAll(() => {
  clone = mkdtempSync(join(tmpdir(), "clone-"));
  execFileSync("git", ["clone", "--quiet", "--shared", "--no-checkout", root, clone]);
  execFileSync("git", ["checkout", "--quiet", "HEAD", "--", "package.json", "scripts"], { cwd: clone });
  for (const file of ["scripts/run.mjs", "scripts/red-properties.mjs"])
    execFileSync("cp", [join(root, file), join(clone, file)]);
});
afterAll(() => rmSync(clone, { recursive: true, force: true }));

const planOf = (command: string, folder: string): Plan =>
  JSON.parse(
    execFileSync(process.execPath, ["scripts/run.mjs", command, "--plan"], { cwd: folder, encoding: "utf8" }),
  ) as Plan;

/** The packages in which turbo would run something for these arguments. */
function packagesOf([program, ...args]: string[]): string[] {
  if (program !== "turbo") return [];
  const dry = args.filter((arg) => !arg.startsWith("--output-logs") && !arg.startsWith("--concurrency"));
  const text = execFileSync(join(root, "node_modules/.bin/turbo"), [...dry, "--dry=json"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" },
  });
  const { tasks } = JSON.parse(text) as { tasks: { package: string; command: string }[] };
  return [...new Set(tasks.filter(({ command }) => command !== "<NONEXISTENT>").map((task) => task.package))];
}

describe("a root command works first in a fresh clone, and in any order", () => {
  it("has all of them here", () => {
    expect(commands).toEqual(expect.arrayContaining(["quickstart", "test", "build", "generate", "lint", "docs"]));
  });

  it.each(commands)("%s needs nothing but Node to begin, and installs every package that it runs in", (command) => {
    const plan = planOf(command, clone);
    expect(plan).toEqual(planOf(command, root));
    expect(plan.runs.length).toBeGreaterThan(0);
    const packages = plan.runs.flatMap(packagesOf);
    if (plan.installs === "most") for (const left of LEFT_OUT) expect(packages).not.toContain(left);
  });
});

it("npm test compares what is generated with the description, and looks at what is published", () => {
  const { runs } = planOf("test", root);
  expect(runs.flat()).toEqual(expect.arrayContaining(["check:generated", "check:packages", "check:api"]));
});

describe("a red property test", () => {
  const failed = (message: string): object => ({
    testResults: [
      { name: "codec/parse.test.ts", assertionResults: [{ fullName: "any text", failureMessages: [message] }] },
    ],
  });

  it("is told with its name, seed and path at the end", () => {
    const message = 'Error: Property failed after 3 tests\n{ seed: -826398359, path: "2:1:0", endOnFailure: true }';
    expect(redProperties(failed(message))).toEqual(['any text (codec/parse.test.ts): seed -826398359, path "2:1:0"']);
  });

  it("is not confused with another red test", () => {
    expect(redProperties(failed("AssertionError: expected 1 to be 2"))).toEqual([]);
    expect(redProperties({})).toEqual([]);
  });
});
