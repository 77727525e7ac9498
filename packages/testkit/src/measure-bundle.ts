import { brotliCompressSync, constants } from "node:zlib";
import { build, type Plugin } from "esbuild";

/** What is loaded later, on first use, stays outside. */
const onDemand: Plugin = {
  name: "on-demand",
  setup(it) {
    it.onResolve({ filter: /.*/ }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path, external: true } : undefined,
    );
  },
};

/** Bytes of a program after bundling, minifying and brotli, without what it loads on demand. */
export async function measureBundle(code: string, resolveDir: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2022",
    write: false,
    plugins: [onDemand],
  });
  const bytes = outputFiles[0]?.contents ?? new Uint8Array();
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}
