import { createHash } from "node:crypto";
import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createMock, type Mock } from "@pandapon/mock";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile } from "../src/compile.ts";
import { generatorOf, generators } from "../src/generators.ts";
import { scratchFolder } from "../src/paths.ts";

type Program = typeof import("../programs/types.ts");

const program = fileURLToPath(new URL("../programs/hey-api.ts", import.meta.url));
const folders = new Map(generators.map(({ name }) => [name, scratchFolder(name)]));
/** What the compiler says; it works in a process of its own while the next generator runs. */
const compiled = new Map<string, Promise<string>>();

beforeAll(async () => {
  for (const { name, bundle, generate } of generators) {
    const folder = folders.get(name) ?? "";
    await generate(bundle, folder);
    if (name === "hey-api") copyFileSync(program, join(folder, "program.ts"));
    compiled.set(name, compile(folder));
  }
}, 120_000);

afterAll(() =>
  rmSync(fileURLToPath(new URL(`../.scratch/${process.pid}`, import.meta.url)), { recursive: true, force: true }),
);

describe("a client made from the bundle", { timeout: 60_000 }, () => {
  it.each(generators.map(({ name }) => name))("by %s compiles under tsc --strict", async (name) => {
    expect(await compiled.get(name)).toBe("");
  });
});

describe("a client made by hey-api, with an interceptor that signs", () => {
  let mock: Mock;
  let calls: Program;

  beforeAll(async () => {
    expect(generatorOf("hey-api").bundle).toMatch(/openapi\.json$/);
    mock = await createMock({ auth: "verify" });
    calls = (await import(pathToFileURL(join(folders.get("hey-api") ?? "", "program.ts")).href)) as Program;
    calls.signWith(mock.url, mock.credentials, (text) => createHash("md5").update(text, "utf8").digest("hex"));
  });

  afterAll(() => mock.close());

  it("reads the cart", async () => {
    expect((await calls.shopNames()).length).toBeGreaterThan(0);
    expect(mock.requests().at(-1)?.violations).toEqual([]);
  });

  it("recognizes a refusal: HTTP 200, another code, no data", async () => {
    expect(await calls.refusal("1000000000000000001")).toEqual({ status: 200, code: expect.any(Number), data: null });
    expect((await calls.refusal("1000000000000000001")).code).not.toBe(200);
    expect(await calls.refusedOrder()).not.toBe(200);
  });
});
