import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
// @ts-expect-error -- plain JavaScript: it runs before anything is installed
import { redTasks } from "../../../../scripts/red-tasks.mjs";
// @ts-expect-error -- plain JavaScript: it runs before anything is installed
import { redTests } from "../../../../scripts/red-tests.mjs";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };
const commands = Object.keys(scripts);
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
  for (const file of ["scripts/run.mjs", "scripts/red-tests.mjs", "scripts/red-tasks.mjs"])
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

  it.each(commands)("%s goes through the one entrance, which installs what is missing", (command) => {
    expect(scripts[command]).toBe(`node scripts/run.mjs ${command}`);
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

describe("what is red", () => {
  it("is told at the end: the last lines of each task that failed", () => {
    const folder = mkdtempSync(join(tmpdir(), "runs-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(join(folder, ".turbo/runs"), { recursive: true });
    const tasks = ["test", "lint", "size"].map((task, exitCode) => {
      const logFile = join("packages/core/.turbo", `${task}.log`);
      mkdirSync(join(folder, "packages/core/.turbo"), { recursive: true });
      writeFileSync(join(folder, logFile), `first of ${task}\nlast of ${task}\n`);
      // What never ran has no `execution`.
      return { taskId: `core#${task}`, logFile, ...(task === "size" ? {} : { execution: { exitCode } }) };
    });
    writeFileSync(join(folder, ".turbo/runs/a.json"), JSON.stringify({ tasks }));
    expect(redTasks(folder, 1)).toEqual([{ name: "core#lint", lines: ["last of lint"] }]);
    expect(redTasks(join(folder, "packages"), 1)).toEqual([]);
  });

  const failed = (message: string): object => ({
    testResults: [
      {
        name: "codec/parse.test.ts",
        status: "failed",
        assertionResults: [
          { fullName: "an empty text", status: "passed" },
          { fullName: "any text", status: "failed", failureMessages: [message] },
        ],
      },
    ],
  });

  it("is told at the end: a property test with its seed and path", () => {
    const message = 'Error: Property failed after 3 tests\n{ seed: -826398359, path: "2:1:0", endOnFailure: true }';
    expect(redTests(failed(message))).toEqual(['any text (codec/parse.test.ts): seed -826398359, path "2:1:0"']);
  });

  it("is told at the end: another test with the first line of its message", () => {
    expect(redTests(failed("AssertionError: expected 1 to be 2\n    at parse.test.ts:3"))).toEqual([
      "any text (codec/parse.test.ts): AssertionError: expected 1 to be 2",
    ]);
  });

  it("is told at the end: a file whose tests could not run", () => {
    const file = { name: "person.test.ts", status: "failed", message: "Error: Hook timed out", assertionResults: [] };
    const skipped = { fullName: "opens", status: "skipped" };
    expect(redTests({ testResults: [file, { ...file, message: "", assertionResults: [skipped] }] })).toEqual([
      "person.test.ts: Error: Hook timed out",
      "person.test.ts: its tests could not run",
    ]);
  });

  it("is nothing where all is green", () => {
    expect(redTests({})).toEqual([]);
  });
});
