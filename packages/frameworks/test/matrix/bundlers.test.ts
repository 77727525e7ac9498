import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build as esbuild } from "esbuild";
import { rollup } from "rollup";
import { build as vite } from "vite";
import { describe, expect, it } from "vitest";
import webpack from "webpack";
import { firstBlock, PRINTED, workshop } from "./workshop.ts";

const { folder, write, run } = workshop("bundlers");

/** Bundles `entry` into a folder; returns the file to run. Nothing stays outside of the bundle. */
const BUNDLERS: Readonly<Record<string, (entry: string, out: string) => Promise<string>>> = {
  async esbuild(entry, out) {
    await esbuild({
      entryPoints: [entry],
      bundle: true,
      minify: true,
      splitting: true,
      platform: "neutral",
      outdir: out,
      outExtension: { ".js": ".mjs" },
    });
    return join(out, "entry.mjs");
  },
  async Rollup(entry, out) {
    const resolve = {
      name: "resolve",
      resolveId: (id: string, from?: string) =>
        from && /^[@\w]/.test(id) ? fileURLToPath(import.meta.resolve(id, pathToFileURL(from))) : null,
    };
    const bundle = await rollup({ input: entry, plugins: [resolve] });
    await bundle.write({ dir: out, format: "es", entryFileNames: "entry.mjs", chunkFileNames: "[name]-[hash].mjs" });
    await bundle.close();
    return join(out, "entry.mjs");
  },
  async Vite(entry, out) {
    await vite({
      root: folder,
      configFile: false,
      logLevel: "error",
      ssr: { noExternal: true },
      build: {
        ssr: entry,
        outDir: out,
        minify: true,
        emptyOutDir: true,
        rollupOptions: { output: { entryFileNames: "entry.mjs" } },
      },
    });
    return join(out, "entry.mjs");
  },
  async webpack(entry, out) {
    await new Promise<void>((resolve, reject) => {
      webpack(
        {
          mode: "production",
          context: folder,
          entry,
          target: "es2022",
          experiments: { outputModule: true },
          output: {
            path: out,
            filename: "entry.mjs",
            chunkFilename: "[id].mjs",
            module: true,
            chunkFormat: "module",
            chunkLoading: "import",
          },
        },
        (error, stats) => {
          if (error || stats?.hasErrors()) reject(error ?? new Error(stats?.toString("errors-only")));
          else resolve();
        },
      );
    });
    return join(out, "entry.mjs");
  },
};

describe.each(Object.entries(BUNDLERS))("%s", (name, bundle) => {
  it("builds the first block of the README, and what it built orders", async () => {
    const entry = write({ "entry.mjs": firstBlock() });
    const file = await bundle(entry, join(folder, name));
    const { stdout, stderr } = await run(process.execPath, [file]);
    expect(stdout).toMatch(PRINTED);
    expect(stderr).toBe("");
  });
});
