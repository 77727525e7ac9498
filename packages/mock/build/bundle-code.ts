import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { lazyBuiltins } from "./lazy-builtins.ts";
import { leaveOut } from "./leave-out.ts";
import { licenceNotices } from "./licence-notices.ts";

const root = new URL("../", import.meta.url);

/**
 * One file per entry, with everything inside: the mock installs no other package. `others`: files whose code is in other
 * parts of `dist`, for the licences.
 */
export async function bundleCode(dist: URL, others: readonly string[]): Promise<void> {
  const prism = createRequire(createRequire(import.meta.url).resolve("@stoplight/prism-http"));
  const { metafile } = await build({
    absWorkingDir: fileURLToPath(root),
    entryPoints: ["src/index.ts", "src/cli.ts"],
    outdir: fileURLToPath(dist),
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    chunkNames: "[name]-[hash]",
    // Less to read is less to wait for: a third of the code, a tenth of the start.
    minify: true,
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
    // The CommonJS build of this one finds its files at run time, where there are none.
    alias: { "jsonc-parser": jsoncParserEsm(prism) },
    plugins: [leaveOut, lazyBuiltins],
    // CommonJS inside an ES module: `require` of Node's own modules needs a function of that name.
    banner: {
      js: 'const require=process.getBuiltinModule("node:module").createRequire(import.meta.url);',
    },
  });
  writeFileSync(
    new URL("THIRD-PARTY-LICENCES.txt", dist),
    licenceNotices([...Object.keys(metafile.inputs), ...others], root),
  );
}

function jsoncParserEsm(prism: NodeJS.Require): string {
  const json = createRequire(prism.resolve("@stoplight/json"));
  return json.resolve("jsonc-parser").replace(/lib\/umd\/main\.js$/, "lib/esm/main.js");
}
