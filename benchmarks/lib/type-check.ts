import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

export interface Checked {
  readonly name: string;
  readonly instantiations: number;
  /** Time of the check, against that of the first program; best of five rounds. */
  readonly ratio: number;
}

/** What each program costs the compiler. A program that does not compile is an error. */
export async function checked(programs: Readonly<Record<string, string>>): Promise<Checked[]> {
  const folder = fileURLToPath(new URL("../.scratch/types/", import.meta.url));
  rmSync(folder, { recursive: true, force: true });
  const projects = Object.entries(programs).map(([name, code], index) => {
    const project = join(folder, String(index));
    mkdirSync(project, { recursive: true });
    writeFileSync(join(project, "program.ts"), code);
    const compilerOptions = { types: ["node"] };
    writeFileSync(
      join(project, "tsconfig.json"),
      JSON.stringify({ extends: "../../../../tsconfig.base.json", compilerOptions, include: ["program.ts"] }),
    );
    return { name, project, seconds: Number.POSITIVE_INFINITY, instantiations: 0 };
  });
  // In turns, so that other work of the machine falls on all of them.
  for (let round = 0; round < 5; round++) {
    for (const it of projects) {
      const told = diagnostics(it.project);
      it.seconds = Math.min(it.seconds, read(told, /^Check time:\s+([\d.]+)s/m));
      it.instantiations = read(told, /^Instantiations:\s+(\d+)/m);
    }
  }
  const first = projects[0]?.seconds ?? 1;
  return projects.map(({ name, seconds, instantiations }) => ({
    name,
    instantiations,
    ratio: Math.round((seconds / first) * 100) / 100,
  }));
}

function diagnostics(project: string): string {
  try {
    return execFileSync(process.execPath, [tsc, "-p", project, "--extendedDiagnostics"], { encoding: "utf8" });
  } catch (error) {
    throw new Error(`${project} does not compile:\n${(error as { stdout?: string }).stdout ?? String(error)}`);
  }
}

function read(text: string, pattern: RegExp): number {
  const [, number] = pattern.exec(text) ?? [];
  if (number === undefined) throw new Error(`The compiler told no ${pattern.source}`);
  return Number(number);
}
