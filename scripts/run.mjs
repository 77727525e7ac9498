// The one entrance of every root script. Plain JavaScript and Node built-ins only: it must run before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { redTasks } from "./red-tasks.mjs";
import { redTests } from "./red-tests.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const bin = join(root, "node_modules", ".bin");
const windows = process.platform === "win32";

const env = {
  ...process.env,
  PATH: [...(windows ? [] : [join(root, "scripts", "bin")]), bin, process.env.PATH ?? ""].join(delimiter),
  // Hundreds of short processes load the same modules: each is compiled once.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, "node_modules", ".cache", "compiled"),
  // No tool reports usage.
  DO_NOT_TRACK: "1",
  TURBO_TELEMETRY_DISABLED: "1",
  TURBO_NO_UPDATE_NOTIFIER: "1",
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  npm_config_update_notifier: "false",
};

const commands = {
  quickstart: () => {
    generateSources();
    turbo("Building", ["run", "build", "--filter=@pandapon/example-quickstart..."]);
    run(
      "node",
      ["quickstart.ts"],
      "The quickstart failed. The lines above say where.",
      join(root, "examples/quickstart"),
    );
  },
  shop: () => {
    generateSources();
    turbo("Building", ["run", "build", "--filter=@pandapon/example-shop..."]);
    run("node", ["start.ts"], "The shop could not open. The lines above say why.", join(root, "examples/shop"));
  },
  test: () => {
    const started = Date.now();
    if (!plan) rmSync(join(root, ".turbo", "runs"), { recursive: true, force: true });
    const args = ["run", ...TEST_TASKS, "--continue=dependencies-successful", "--summarize"];
    turbo("Checking and testing everything", args, tellRed);
    if (plan) return;
    console.log(`\nAll green in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
    summary();
  },
  build: () => turbo("Building", ["run", "build"]),
  generate: () => turbo("Generating from the description", ["run", "generate", "--force"]),
  lint: () => turbo("Linting", ["run", "lint", "lint:code", "lint:words", "lint:deps", "typecheck"]),
  "lint:code": (...args) =>
    run("biome", ["check", ".", ...args], "Biome fixes most of it: npm run lint:code -- --write"),
  "lint:words": () => run("node", ["scripts/lint-words.ts"], "scripts/words.ts says what to write instead."),
  "lint:deps": () => run("knip", [], "Remove what is not used, or use it."),
  mock: (...args) => {
    generateSources();
    turbo("Building", ["run", "build", "--filter=@pandapon/mock..."]);
    run(
      "node",
      ["bin/pandapon-mock.mjs", ...args],
      "The mock ended. The lines above say why.",
      join(root, "packages/mock"),
    );
  },
  bench: () => turbo("Measuring (some minutes; leave the machine alone)", ["run", "bench"]),
  mutate: (...args) => {
    if (!plan) console.log("Mutating core (an hour or more) …");
    run(
      "pnpm",
      ["--filter", "@pandapon/core", "run", "mutate", ...args],
      "Too many mutants survived, see the report above.",
    );
  },
  docs: () => turbo("Building the API reference", ["run", "docs"]),
  shots: () => turbo("Drawing the console of the mock", ["run", "shots", "--filter=@pandapon/console-e2e"]),
  api: () => turbo("Writing the reports of the public API", ["run", "api"]),
  "test:matrix": () => turbo("Testing runtimes, compilers and bundlers", ["run", "test:matrix"]),
  "release:dry": () => turbo("Publishing to a registry on this machine", ["run", "dry", "--filter=@pandapon/release"]),
  changeset: (...args) => run("changeset", args, "The changeset was not written. The lines above say why."),
  version: () => {
    const failed = "The versions were not written. The lines above say why.";
    run("changeset", ["version"], failed);
    for (const [name, script] of [
      ["spec", "generate"],
      ["release", "changelog"],
      ["spec", "release"],
      ["release", "generate"],
    ])
      run("pnpm", ["--filter", `@pandapon/${name}`, script], failed);
  },
  "release:publish": (...args) => {
    turbo("Building", ["run", "build"]);
    run("changeset", ["publish", ...args], "Publishing failed: RELEASING.md says what to do.");
  },
};

const TEST_TASKS = [
  "lint",
  "lint:code",
  "lint:words",
  "lint:deps",
  "check:generated",
  "typecheck",
  "build",
  "test",
  "size",
  "check:packages",
  "check:api",
];

/** Commands that need none of the large packages that are only tested with. */
const LIGHT = new Set(["quickstart", "shop", "mock", "build"]);
/** Runtimes, generators, viewers, frameworks, registries: over a gigabyte. */
const HEAVY = ["console-e2e", "runtimes", "generators", "frameworks", "release", "docs", "benchmarks"];

const [command, ...rest] = process.argv.slice(2);
if (!(command in commands)) {
  fail(`Unknown command ${command ?? ""}. There are: ${Object.keys(commands).join(", ")}.`);
}
checkNode();
/** `--plan`: tells what would be run, as JSON, and runs nothing. */
const plan = rest.includes("--plan") ? [] : undefined;
// A task of turbo runs in what is installed already, beside others.
// biome-ignore lint/suspicious/noUndeclaredEnvVars: turbo itself sets it.
if (!plan && process.env.TURBO_HASH === undefined) install(!LIGHT.has(command));
commands[command](...rest.filter((arg) => arg !== "--plan"));
if (plan) console.log(JSON.stringify({ installs: LIGHT.has(command) ? "most" : "all", runs: plan }));

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Node ${process.versions.node} is too old: install Node 20.19 or newer, then run the command again.`);
  }
}

/**
 * @param {boolean} whole Everything; otherwise all but the packages of HEAVY.
 */
function install(whole) {
  const stamp = join(root, "node_modules", ".setup");
  const done = existsSync(stamp) ? readFileSync(stamp, "utf8") : "";
  const wanted = fingerprint();
  if (done === `whole ${wanted}` || (!whole && done === `part ${wanted}`)) return;
  const pnpm = manifest.packageManager;
  console.log(`Installing the dependencies with ${pnpm} (once; a minute or two on a new machine) …`);
  const filter = whole ? [] : HEAVY.flatMap((name) => ["--filter", `!@pandapon/${name}`]);
  const result = spawnSync(
    "npx",
    ["--yes", pnpm, "install", "--frozen-lockfile", "--reporter=append-only", ...filter],
    {
      cwd: root,
      env,
      shell: windows,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    },
  );
  if (result.status !== 0) {
    console.error(`${result.stdout ?? ""}${result.stderr ?? ""}${result.error ?? ""}`);
    fail(
      "Installing the dependencies failed; the lines above say why. Check that the npm registry can be reached (npm ping), then run the command again.",
    );
  }
  writeFileSync(stamp, `${whole ? "whole" : "part"} ${wanted}`);
}

// What decides whether node_modules is still right: the lockfile, and every manifest that it was made from.
function fingerprint() {
  const hash = createHash("sha256");
  const manifests = [
    "package.json",
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    "spec/package.json",
    "benchmarks/package.json",
  ];
  for (const folder of ["packages", "examples"]) {
    for (const name of readdirSync(join(root, folder))) manifests.push(join(folder, name, "package.json"));
  }
  for (const file of manifests)
    if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

/** What a build needs. `generate` also writes the texts of a release, in a package that light commands do not install. */
function generateSources() {
  turbo("Generating from the description", ["run", "generate", "--filter=!@pandapon/release"]);
}

function turbo(title, args, onFailure) {
  if (!plan) console.log(`${title} …`);
  const logs = process.env.CI === "true" ? "new-only" : "errors-only";
  run(
    "turbo",
    // One more than the cores of CI: now and then each task waits for a process, a browser or a time-out.
    [...args, `--output-logs=${logs}`, "--concurrency=3"],
    "Something above is red: read the first error, it says which package and which file.",
    root,
    onFailure,
  );
}

function run(program, args, sentence, cwd = root, onFailure) {
  if (plan) {
    plan.push([program, ...args]);
    return;
  }
  const done = spawnSync(join(bin, windows ? `${program}.cmd` : program), args, {
    cwd,
    env,
    stdio: "inherit",
    shell: windows,
  });
  if (done.status === 0) return;
  onFailure?.();
  fail(done.error ? `${sentence} (${done.error.message})` : sentence);
}

/** What failed, once more: in the log of a whole run, its lines stand far above. */
function tellRed() {
  for (const { name, lines } of redTasks(root, 60)) console.log(`\n--- ${name}, its last lines:\n${lines.join("\n")}`);
  summary();
}

// Adds up what the test runs wrote, cached runs included.
function summary() {
  let passed = 0;
  let failed = 0;
  const red = [];
  for (const folder of ["spec", ...list("packages"), ...list("examples")]) {
    const file = join(root, folder, ".reports", "vitest.json");
    if (!existsSync(file)) continue;
    const report = JSON.parse(readFileSync(file, "utf8"));
    passed += report.numPassedTests;
    failed += report.numFailedTests;
    red.push(...redTests(report));
  }
  if (red.length > 0) console.log(`Red tests:\n  ${red.slice(0, 50).join("\n  ")}`);
  console.log(`${passed} passed, ${failed} failed`);
}

function list(folder) {
  return readdirSync(join(root, folder)).map((name) => join(folder, name));
}

function fail(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}
