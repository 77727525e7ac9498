// Builds dist/: the description in the form that the mock reads, and the code with Prism and core in it.
// node build.ts [--document FILE] [--out FOLDER] [--code FOLDER]
// --document: an OpenAPI bundle other than that of @pandapon/spec. --code: an earlier build, whose code and types stay as they are.
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { parseBigInts, parseKeepingDigits, stringifyDigits } from "../../spec/tools/document/index.ts";
import { asciiJson } from "./build/ascii-json.ts";
import { bundleCode } from "./build/bundle-code.ts";
import { consolePage } from "./build/console-page.ts";
import { describe, type OpenApi } from "./build/describe.ts";
import { emitTypes } from "./build/emit-types.ts";
import { shippedScenarios } from "./build/scenarios.ts";

const { values } = parseArgs({
  options: { document: { type: "string" }, out: { type: "string", default: "dist" }, code: { type: "string" } },
});
// Beside the old one, which stays until this one is whole: other packages' tests may be running on it.
const fresh = new URL(`./node_modules/.dist-new-${process.pid}/`, import.meta.url);
const file = values.document ?? fileURLToPath(import.meta.resolve("@pandapon/spec/openapi.json"));

rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh, { recursive: true });
if (values.code !== undefined) cpSync(resolve(values.code), fresh, { recursive: true });
const text = readFileSync(file, "utf8");
const description = await describe(parseKeepingDigits(text) as OpenApi);
writeFileSync(new URL("description.json", fresh), asciiJson(description));
// The servers stand early: the mock writes its own address before them, without reading the text.
const { openapi, info, servers = [], ...document } = parseBigInts(text) as Record<string, unknown>;
writeFileSync(new URL("openapi.json", fresh), stringifyDigits({ openapi, info, servers, ...document }));
writeFileSync(
  new URL("scenarios.json", fresh),
  JSON.stringify(shippedScenarios(new URL("./scenarios/", import.meta.url), description)),
);
if (values.code === undefined) await buildCode();

const dist = resolve(values.out);
rmSync(dist, { recursive: true, force: true });
renameSync(fresh, dist);
process.stdout.write(`mock: ${description.operations.length} operations\n`);

async function buildCode(): Promise<void> {
  const pages = { en: await consolePage("en"), zh: await consolePage("zh") };
  const written = Object.entries(pages).map(([language, { html, policy }]) => [language, { html, policy }]);
  writeFileSync(new URL("console.json", fresh), JSON.stringify(Object.fromEntries(written)));
  await bundleCode(fresh, pages.en.inputs);
  emitTypes(
    fresh,
    description.operations.map(({ id }) => id),
  );
}
