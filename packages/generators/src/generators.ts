// Five generators of five families. What trips one of them over trips its relatives in other languages over.
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { createClient } from "@hey-api/openapi-ts";
import openapiTypescript, { astToString } from "openapi-typescript";
import { generate as orval } from "orval";
import { generateApi } from "swagger-typescript-api";
import { bundleFile } from "./paths.ts";

const run = promisify(execFile);
const require = createRequire(import.meta.url);

export interface Generator {
  readonly name: string;
  /** The bundle that the README of `@pandapon/spec` names for it. */
  readonly bundle: string;
  /** Writes a client, or types of one, into the folder. */
  readonly generate: (bundle: string, folder: string) => Promise<unknown>;
}

export const generators: readonly Generator[] = [
  {
    name: "openapi-typescript",
    bundle: bundleFile("openapi.json"),
    async generate(bundle, folder) {
      const types = await openapiTypescript(readFileSync(bundle, "utf8"), { silent: true });
      writeFileSync(join(folder, "types.ts"), astToString(types));
    },
  },
  {
    name: "hey-api",
    bundle: bundleFile("openapi.json"),
    generate: (input, output) =>
      createClient({ input, output, plugins: ["@hey-api/client-fetch"], logs: { level: "silent" } }),
  },
  {
    name: "orval",
    bundle: bundleFile("openapi.json"),
    generate: (target, folder) =>
      orval(
        { input: { target }, output: { target: join(folder, "index.ts"), client: "fetch", mode: "single" } },
        folder,
      ),
  },
  {
    name: "swagger-typescript-api",
    bundle: bundleFile("openapi.3.0.json"),
    generate: (input, output) =>
      generateApi({ input, output, fileName: "api.ts", httpClientType: "fetch", silent: true }),
  },
  {
    name: "oazapfts",
    bundle: bundleFile("openapi.3.0.json"),
    generate: (bundle, folder) =>
      run(process.execPath, [join(dirname(require.resolve("oazapfts")), "cli.js"), bundle, join(folder, "api.ts")]),
  },
];

export function generatorOf(name: string): Generator {
  const found = generators.find((generator) => generator.name === name);
  if (found === undefined) throw new Error(`no generator is named ${name}`);
  return found;
}
