// What is published, installed as a user would: packed tarballs in an empty project, with npm.
import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { credentials } from "@pandapon/testkit/credentials";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const execute = promisify(execFile);
const here = mkdtempSync(join(realpathSync(tmpdir()), "pandapon-install-"));
const tarballs: Record<string, string> = {};

beforeAll(async () => {
  for (const folder of [
    "spec",
    "packages/core",
    "packages/taobao",
    "packages/1688",
    "packages/logistics",
    "packages/mock",
  ]) {
    const { name, filename } = JSON.parse(await pack(join(root, folder))) as { name: string; filename: string };
    tarballs[name] = filename;
  }
  // What core depends on is packed from where it is installed: the test needs no registry, which may be slow or away.
  const core = join(root, "packages/core/node_modules");
  const fetcher = realpathSync(join(core, "openapi-fetch"));
  for (const folder of [join(core, "@noble/hashes"), fetcher, join(fetcher, "../openapi-typescript-helpers")]) {
    const { name } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { name: string };
    // As it was published, file for file; `npm pack` would leave out what its ignore files name.
    const copy = join(here, "published", name);
    cpSync(folder, join(copy, "package"), { recursive: true, dereference: true });
    tarballs[name] = join(copy, "package.tgz");
    await execute("tar", ["-czf", "package.tgz", "package"], { cwd: copy });
  }
}, 120_000);

afterAll(() => rmSync(here, { recursive: true, force: true }));

describe("@pandapon/taobao alone", () => {
  const project = join(here, "shop");
  beforeAll(() => install(project, ["@pandapon/taobao"]), 120_000);

  test("pulls core and nothing of the other marketplaces", () => {
    expect(readdirSync(join(project, "node_modules/@pandapon")).sort()).toEqual(["core", "taobao"]);
    const others = readdirSync(join(project, "node_modules")).filter(
      (name) => !name.startsWith(".") && name !== "@pandapon",
    );
    expect(others.sort()).toEqual(["@noble", "openapi-fetch", "openapi-typescript-helpers"]);
  });

  test("imports, and refuses to work without credentials", async () => {
    const code = `import { createTaobao } from "@pandapon/taobao";
      const taobao = createTaobao(${JSON.stringify(credentials)});
      console.log(Object.keys(taobao.cart).join());`;
    expect(await run(project, code)).toBe("previewOrder,createOrder,list,delete,add,updateQuantity");
  });

  test("can be required", async () => {
    const { stdout } = await execute(
      process.execPath,
      ["-e", `console.log(typeof require("@pandapon/taobao").createTaobao)`],
      {
        cwd: project,
      },
    );
    expect(stdout.trim()).toBe("function");
  });

  test("type-checks without the sources, and without any type of 1688", async () => {
    writeFileSync(
      join(project, "order.ts"),
      `import { createTaobao, type CreateTaobaoCartOrderInput, type TaobaoCartOrder } from "@pandapon/taobao";
       const taobao = createTaobao({ accessKey: "a", accessSecret: "b", userId: "c" });
       const input: CreateTaobaoCartOrderInput = { ids: ["382", 382n, 382] };
       export const order: Promise<TaobaoCartOrder> = taobao.cart.createOrder(input);
       // @ts-expect-error an id is never a boolean
       taobao.cart.createOrder({ ids: [true] });
       // @ts-expect-error there is no such field
       taobao.cart.createOrder({ idz: ["382"] });`,
    );
    const tsconfig = {
      compilerOptions: { module: "nodenext", strict: true, noEmit: true, skipLibCheck: false, types: [] },
      files: ["order.ts"],
    };
    writeFileSync(join(project, "tsconfig.json"), JSON.stringify(tsconfig));
    const done = await execute("tsc", ["-p", project, "--listFiles"]).catch((error: { stdout: string }) => error);
    expect(done.stdout).not.toMatch(/error TS/);
    expect(done.stdout).not.toMatch(/generated\/(1688|logistics)/);
  });
});

describe("@pandapon/mock alone", () => {
  const project = join(here, "front-end");
  beforeAll(() => install(project, ["@pandapon/mock"]), 120_000);

  test("brings Prism inside, not as a dependency", () => {
    expect(readdirSync(join(project, "node_modules")).filter((name) => !name.startsWith("."))).not.toContain(
      "@stoplight",
    );
  });

  test("refuses an unsigned call", async () => {
    const code = `import { createMock } from "@pandapon/mock";
      const mock = await createMock();
      const answer = await mock.fetch(mock.url + "/v2/taobao/cart/list");
      console.log(answer.status, (await answer.json()).code);
      await mock.close();`;
    expect(await run(project, code)).toMatch(/^401 99420$/);
  });
});

describe("@pandapon/spec alone", () => {
  const project = join(here, "viewer");
  beforeAll(() => install(project, ["@pandapon/spec"]), 120_000);

  test("has the description of its own version", async () => {
    const code = `import spec from "@pandapon/spec/openapi.json" with { type: "json" };
      import manifest from "@pandapon/spec/package.json" with { type: "json" };
      console.log(spec.openapi, spec.info.version === manifest.version);`;
    expect(await run(project, code)).toBe("3.1.1 true");
  });
});

/** Once more if it fails: other tasks read and build the same folders at the same time. Its error stands in what it prints as JSON. */
async function pack(cwd: string): Promise<string> {
  const run = async (): Promise<string> =>
    (await execute("pnpm", ["pack", "--json", "--pack-destination", here], { cwd })).stdout;
  return run().catch((error: unknown) => {
    console.error(`pnpm pack failed in ${cwd}, and is run once more:`, error);
    return run();
  });
}

async function install(project: string, wanted: readonly string[]): Promise<void> {
  mkdirSync(project, { recursive: true });
  // The tarballs depend on one another by version; npm is told to take the packed ones.
  const overrides = Object.fromEntries(Object.entries(tarballs).map(([name, file]) => [name, `file:${file}`]));
  const dependencies = Object.fromEntries(wanted.map((name) => [name, `file:${tarballs[name]}`]));
  for (const name of wanted) delete overrides[name];
  writeFileSync(
    join(project, "package.json"),
    JSON.stringify({ name: "empty", private: true, type: "module", dependencies, overrides }),
  );
  await execute("npm", ["install", "--no-audit", "--no-fund", "--offline", "--no-update-notifier"], {
    cwd: project,
  });
  const lock = readFileSync(join(project, "package-lock.json"), "utf8");
  if (!lock.includes("node_modules")) throw new Error("npm installed nothing");
}

async function run(project: string, code: string): Promise<string> {
  const { stdout } = await execute(process.execPath, ["--input-type=module", "-e", code], { cwd: project });
  return stdout.trim();
}
