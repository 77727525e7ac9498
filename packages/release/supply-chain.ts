// Looks at what could bring foreign code into a release: lockfile, registries, workflows: node supply-chain.ts
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { problemsOfLockfile } from "./supply-chain/lockfile.ts";
import { problemsOfRegistries } from "./supply-chain/registries.ts";
import { problemsOfWorkflow } from "./supply-chain/workflows.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const files = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).split("\n").filter(Boolean);
const workflows = files.filter((file) => /^\.github\/workflows\/.+\.ya?ml$/.test(file));

const problems = [
  ...problemsOfLockfile(read("pnpm-lock.yaml")),
  ...problemsOfRegistries(files, read),
  ...workflows.flatMap((file) => problemsOfWorkflow(file, read(file)).map((problem) => `${file} ${problem}`)),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`The lockfile, ${files.length} files and ${workflows.length} workflows are well.`);
