import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { id, object, ref, tinyDocument, tinyOperation } from "./tiny.ts";
import { tinyModules } from "./tiny-modules.ts";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const core = join(repository, "packages/core/src");

/** TypeScript of the repository; gives what it prints, also when it finds errors. */
async function tsc(...args: string[]): Promise<string> {
  const cli = join(repository, "node_modules/typescript/bin/tsc");
  try {
    return (await promisify(execFile)(process.execPath, [cli, ...args])).stdout;
  } catch (error) {
    if (error instanceof Error && "stdout" in error) return String(error.stdout);
    throw error;
  }
}

/** The types around a call, where core declares them. */
const callModules = {
  "client/call.ts": "export interface Call<T> extends Promise<T> {}\n",
  "client/paged-call.ts": `import type { Call } from "./call.ts";
export interface PagedCall<T, Item> extends Call<T>, AsyncIterable<Item> {}
`,
  "types/call-options.ts": "export interface CallOptions { signal?: AbortSignal }\n",
};

const index = `export type { Call } from "./client/call.ts";
export type { PagedCall } from "./client/paged-call.ts";
export type { CallOptions } from "./types/call-options.ts";
export type { Paths } from "./types/paths.ts";
`;

const consumer = `import type { Paths } from "@pandapon/core";
import { type OrderThingsInput, operations, type Thing, type TaobaoThings } from "@pandapon/core/taobao";
import type { JsonText } from "@pandapon/core/types";

declare const things: TaobaoThings;
export const sent = things.orderThings({ thingId: 1n, line: { skuId: "1" }, status: "ANY" });
export const text: OrderThingsInput = { thingId: "1", line: "{}" };
// @ts-expect-error an id is not a boolean
export const wrong: OrderThingsInput = { thingId: true };
// @ts-expect-error nothing can be given
things.listThings({ pageNo: 1, other: 2 });
export async function read(): Promise<string | undefined> {
  for await (const item of things.listThings()) {
    const own: Thing = item;
    const digits: string | undefined = own.id;
    return digits;
  }
  return undefined;
}
type Inside<T> = T extends JsonText<infer Content> ? Content : never;
export const inside: Inside<NonNullable<Thing["line"]>> = { skuId: "1" };
export const plain: string = "" as JsonText<number>;
export const path: keyof Paths = "/v2/order";
// @ts-expect-error a path of another marketplace
export const other: keyof Paths = "/v2/other";
// What a user exports must have a name that the package exports, or the user's declarations cannot be written.
export const wire = undefined as unknown as Paths["/v2/order"]["post"]["responses"][200]["content"];
export const rawThing = () => wire["application/json"].data;
export const described: "orderThings" extends keyof typeof operations ? true : false = true;
`;

let directory = "";

beforeAll(async () => {
  const line = { type: "string", "x-json-text": true, contentSchema: object({ skuId: id("string") }) };
  const document = tinyDocument({
    schemas: {
      Thing: object({ id: id("number"), line, child: ref("Thing") }),
      Status: { type: "string", "x-open-enum": [{ value: "NEW", meaning: "new" }] },
    },
    paths: {
      "/v2/order": {
        post: tinyOperation("orderThings", {
          body: object({ thingId: id("number"), line, status: ref("Status") }, ["thingId"]),
          data: ref("Thing"),
        }),
      },
      "/v2/list": {
        post: tinyOperation("listThings", {
          body: object({ pageNo: { type: "integer" } }),
          data: object({ list: { type: "array", items: ref("Thing") } }),
          "x-page": { number: "pageNo", items: "data.list" },
        }),
      },
      "/v2/other": {
        get: tinyOperation("getOther", { "x-client": { package: "1688", group: "things", method: "get" } }),
      },
    },
  });
  directory = await mkdtemp(join(tmpdir(), "pandapon-compile-"));
  const source = join(directory, "core/src");
  for (const key of ["taobao", "1688"] as const) {
    for (const [path, content] of await tinyModules(document, key)) {
      await mkdir(dirname(join(source, "generated", path)), { recursive: true });
      await writeFile(join(source, "generated", path), content);
    }
  }
  for (const file of ["operation.ts", "scalars.ts", "paths.ts"]) {
    await cp(join(core, "types", file), join(source, "types", file));
  }
  for (const [file, content] of Object.entries(callModules)) {
    await mkdir(dirname(join(source, file)), { recursive: true });
    await writeFile(join(source, file), content);
  }
  await writeFile(join(source, "index.ts"), index);
  const config = {
    extends: join(repository, "tsconfig.base.json"),
    compilerOptions: { allowImportingTsExtensions: false, noEmit: false, rootDir: "src", outDir: "dist" },
    include: ["src"],
  };
  await writeFile(join(directory, "core/tsconfig.json"), JSON.stringify(config));
  const entry = (path: string) => ({ types: `./dist/${path}.d.ts`, default: `./dist/${path}.js` });
  const exports = {
    ".": entry("index"),
    "./types": entry("types/scalars"),
    "./taobao": entry("generated/taobao"),
    "./1688": entry("generated/1688"),
  };
  await writeFile(
    join(directory, "core/package.json"),
    JSON.stringify({ name: "@pandapon/core", type: "module", exports }),
  );

  const user = join(directory, "user");
  await mkdir(join(user, "node_modules/@pandapon"), { recursive: true });
  await symlink(join(directory, "core"), join(user, "node_modules/@pandapon/core"));
  await writeFile(join(user, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(join(user, "consumer.ts"), consumer);
  const compilerOptions = {
    strict: true,
    module: "NodeNext",
    target: "ES2022",
    lib: ["ES2023", "DOM"],
    types: [],
    declaration: true,
    outDir: "out",
    skipLibCheck: false,
  };
  await writeFile(join(user, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["consumer.ts"] }));
});

afterAll(() => rm(directory, { recursive: true }));

it("is built without an error, and used by its names from the built package", async () => {
  expect(await tsc("-p", join(directory, "core"))).toBe("");
  const files = await tsc("-p", join(directory, "user"), "--listFiles");
  expect(files.split("\n").filter((line) => line.includes("error TS"))).toEqual([]);
  expect(files).toContain("generated/taobao/schemas.d.ts");
  expect(files).not.toContain("generated/1688");
  expect(files).not.toContain("webhooks.d.ts");
}, 60_000);
