import { build } from "esbuild";

/**
 * Makes one ESM file for every runtime. With no platform named, a built-in module of Node resolves to nothing, so a bundle that
 * comes about proves that no file imports one. Names are shortened as a user's bundler does it.
 *
 * @throws Error What could not be resolved, and who wanted it.
 */
export async function bundle(entry: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    charset: "utf8",
    minifyIdentifiers: true,
    minifySyntax: true,
    logLevel: "silent",
  });
}
