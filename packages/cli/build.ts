// Builds dist/pandapon.cjs: one file with the description, the client, the commands and all that they need in it.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licenceNotices } from "../mock/build/licence-notices.ts";
import { embedDescription } from "./build/embed-description.ts";

const dist = new URL("dist/", import.meta.url);
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
const { metafile } = await build({
  absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
  entryPoints: { pandapon: "src/start.ts" },
  outdir: fileURLToPath(dist),
  outExtension: { ".js": ".cjs" },
  bundle: true,
  // What the sources import with `import()` stays in the file, and is evaluated when a command asks for it.
  format: "cjs",
  platform: "node",
  target: "node20.19",
  minify: true,
  // Stricli finds the text of an error by the name of its class.
  keepNames: true,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
  plugins: [embedDescription],
});
writeFileSync(
  new URL("THIRD-PARTY-LICENCES.txt", dist),
  licenceNotices(Object.keys(metafile.inputs), new URL(".", import.meta.url), "@pandapon/cli"),
);
