import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

/** So many namings of chunks are measured. */
const NAMINGS = 9;

/** What a program imports, and how big that may be: bytes, minified, brotli. */
export interface Entry {
  readonly name: string;
  readonly code: string;
  /** Undefined: only told, not held to anything. */
  readonly limit?: number;
  /** What was planned, where the limit is above it. */
  readonly budget?: number;
  /** Measured as what it adds to that entry. */
  readonly over?: string;
  /** Also what is loaded only when needed. */
  readonly whole?: boolean;
}

export interface Size {
  readonly name: string;
  readonly bytes: number;
  readonly limit?: number | undefined;
  readonly budget?: number | undefined;
}

/**
 * Bytes of all that is loaded with the code.
 *
 * @param whole With what it would `import()` later.
 */
export async function sizeOf(code: string, whole = false): Promise<number> {
  const folder = fileURLToPath(new URL("..", import.meta.url));
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: folder },
    // The names of chunks depend on it, and with them the size, by up to a hundred bytes.
    absWorkingDir: folder,
    bundle: true,
    minify: true,
    splitting: !whole,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    outdir: "/",
    write: false,
    metafile: true,
  });
  const loaded = new Set(
    Object.keys(metafile.outputs).filter((path) => metafile.outputs[path]?.entryPoint === "<stdin>"),
  );
  for (const path of loaded) {
    for (const { path: next, kind } of metafile.outputs[path]?.imports ?? [])
      if (kind === "import-statement") loaded.add(next);
  }
  const texts = new Map(outputFiles.map(({ path, text }) => [nameOf(path), text]));
  // In the order in which they are loaded. esbuild sorts them by their hashes, so that any change, even one that leaves the length
  // as it is, would shuffle them, and with that change the size by up to eighty bytes.
  const text = [...loaded].map((path) => texts.get(nameOf(path)) ?? "").join("\n");
  // Eight other letters move the compressed size by up to forty bytes: the mean of several names tells the size of the code.
  const all = Array.from({ length: NAMINGS }, (_, naming) => brotliCompressSync(withHashes(text, naming)).length);
  return Math.round(all.reduce((sum, bytes) => sum + bytes) / NAMINGS);
}

const nameOf = (path: string): string | undefined => path.split("/").at(-1);

/** Eight characters of base32, as esbuild's. */
const hashOf = (seed: string): string =>
  createHash("sha256")
    .update(seed)
    .digest("base64")
    .toUpperCase()
    .replace(/[^A-Z2-7]/g, "")
    .slice(0, 8);

/** The text with hashes of chunks that depend on their order alone. */
function withHashes(text: string, naming: number): string {
  const known = new Map<string, string>();
  return text.replace(/(?<=-)[A-Z0-9]{8}(?=\.js")/g, (hash) => {
    const other = known.get(hash) ?? hashOf(`${naming} ${known.size}`);
    known.set(hash, other);
    return other;
  });
}

export async function sizes(entries: readonly Entry[]): Promise<Size[]> {
  const found = new Map<string, number>();
  const all: Size[] = [];
  for (const { name, code, limit, budget, over, whole } of entries) {
    const bytes = await sizeOf(code, whole);
    found.set(name, bytes);
    all.push({ name, bytes: over === undefined ? bytes : bytes - (found.get(over) ?? 0), limit, budget });
  }
  return all;
}
