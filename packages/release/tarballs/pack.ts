import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly exports?: unknown;
}

/** A package as users get it. */
export interface Tarball {
  /** Folder of the package in the repository. */
  readonly folder: string;
  /** The tarball itself, and the folder with its files. */
  readonly archive: string;
  readonly unpacked: string;
  readonly manifest: Manifest;
  /** Paths in the tarball, with `/`. */
  readonly files: readonly string[];
  text(path: string): string;
}

/** Packs each folder as a release does, hands the tarballs to `use`, and cleans up. */
export async function withTarballs(
  root: string,
  folders: readonly string[],
  use: (all: readonly Tarball[]) => Promise<void>,
): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), "pandapon-tarballs-"));
  try {
    await use(folders.map((folder) => pack(root, folder, join(scratch, folder.replaceAll("/", "-")))));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function pack(root: string, folder: string, scratch: string): Tarball {
  mkdirSync(scratch, { recursive: true });
  const isWindows = process.platform === "win32";
  execFileSync(isWindows ? "pnpm.cmd" : "pnpm", ["pack", "--pack-destination", scratch], {
    cwd: join(root, folder),
    stdio: ["ignore", "ignore", "inherit"],
    shell: isWindows,
  });
  const file = readdirSync(scratch).find((name) => name.endsWith(".tgz"));
  if (file === undefined) throw new Error(`${folder} was not packed`);
  execFileSync("tar", ["-xzf", file], { cwd: scratch });
  const inside = join(scratch, "package");
  const text = (path: string): string => readFileSync(join(inside, path), "utf8");
  return {
    folder,
    archive: join(scratch, file),
    unpacked: inside,
    manifest: JSON.parse(text("package.json")) as Manifest,
    files: filesIn(inside),
    text,
  };
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
    .map((path) => relative(folder, path).replaceAll("\\", "/"));
