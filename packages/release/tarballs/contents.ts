import type { Tarball } from "./pack.ts";

const REQUIRED = ["AGENTS.md", "CHANGELOG.md", "LICENSE", "README.md", "package.json"];
/** Sources of tests and tools, reports, and what only this repository needs. */
const UNWANTED =
  /(^|\/)(tests?|__tests__|node_modules|\.turbo|\.reports|\.cache)\/|\.(test|spec)\.|(^|\/)(tsconfig|vitest\.config|turbo\.json)/;
/** A path of the machine that packed it. */
const LOCAL_PATH = /file:\/\/\/(?!\.)[\w.]|(?:^|["'\s(=])\/(?:home|root|Users|builds?|runner)\/\w+\//;

/** What is missing in a tarball, or should not be there. */
export function problemsOfContents({ manifest, files, text }: Tarball, licence: string): string[] {
  const problems = REQUIRED.filter((file) => !files.includes(file)).map((file) => `lacks ${file}`);
  if (files.includes("LICENSE") && text("LICENSE") !== licence)
    problems.push("has another LICENSE than the repository");
  problems.push(...files.filter((file) => UNWANTED.test(file)).map((file) => `has ${file}, which users do not need`));
  if (files.includes("AGENTS.md") && !text("AGENTS.md").startsWith(`# ${manifest.name} ${manifest.version},`))
    problems.push(`has an AGENTS.md of another version than ${manifest.version}`);
  for (const file of files.filter((name) => /\.(c?js|mjs|d\.[cm]?ts|json|md|ya?ml|map)$/.test(name))) {
    const found = LOCAL_PATH.exec(text(file));
    if (found) problems.push(`names a path of this machine in ${file}: ${found[0].trim()}`);
  }
  for (const [name, range] of Object.entries({ ...manifest.dependencies, ...manifest.peerDependencies })) {
    if (/^(workspace|link|file|catalog):/.test(range)) problems.push(`depends on ${name} by ${range}`);
    else if (manifest.dependencies?.[name] !== undefined && !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(range))
      problems.push(`depends on ${name} ${range}: pin it exactly`);
  }
  return problems;
}
