// The comparison in the README of the repository: the same job by plain fetch, by a generated client and by this one, each asked the
// same questions against the mock. `UPDATE_README=1` writes the table.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createMock, type Mock } from "@pandapon/mock";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Contender, Key } from "../programs/compare/contender.ts";
import { pandapon } from "../programs/compare/pandapon.ts";
import { plainFetch } from "../programs/compare/plain-fetch.ts";
import { compile } from "../src/compile.ts";
import { generatorOf } from "../src/generators.ts";
import { scratchFolder } from "../src/paths.ts";

const START = "<!-- compared: written by packages/generators/test/comparison.test.ts -->";
const END = "<!-- /compared -->";
const readmes = ["README.md", "README.zh-CN.md"].map((name) =>
  fileURLToPath(new URL(`../../../${name}`, import.meta.url)),
);
const programs = fileURLToPath(new URL("../programs/compare/", import.meta.url));

type Question = (contender: Contender, mock: Mock) => Promise<boolean>;

const QUESTIONS: readonly (readonly [string, Question])[] = [
  [
    "a 19-digit order id arrives with all its digits",
    async (contender, mock) => {
      const ids = await contender.orderIds();
      const wire = mock.calls("list1688Orders").at(-1)?.answer.rawBody ?? "";
      return ids.length > 0 && ids.every((id) => wire.includes(`"id":${id},`));
    },
  ],
  [
    "a refusal that comes with HTTP 200 is an error, without a look at `code`",
    (contender) => fails(() => contender.readOrder("1000000000000000001")),
  ],
  [
    "a read that is told to wait (HTTP 429) waits and is repeated",
    async (contender, mock) => {
      mock.next("list1688Orders", { status: 429, retryAfterS: 1 }, { times: 1 });
      return !(await fails(() => contender.orderIds()));
    },
  ],
  [
    "when the answer to an order is lost, the error says that it may have been made",
    async (contender, mock) => {
      mock.next("createTaobaoCartOrder", "lose-answer", { times: 1 });
      const error: unknown = await contender.orderCart(["382"]).catch((thrown: unknown) => thrown);
      return error instanceof Error && error.name === "OutcomeUnknownError";
    },
  ],
  ["one loop reads all pages of a list", async (contender) => (await contender.countOrders()) > 2],
];

/** Three ways to order with a misspelt field. Those that do not compile name the mistake before it costs anything. */
const MISSPELT = {
  fetch: `export const order = fetch("/", { method: "POST", body: JSON.stringify({ IDS: ["382"] }) });`,
  generated: `import { createTaobaoCartOrder } from "./sdk.gen.ts"; export const order = createTaobaoCartOrder({ body: { IDS: ["382"] } });`,
  pandapon: `import { createTaobao } from "@pandapon/taobao"; export const order = createTaobao().cart.createOrder({ IDS: ["382"] });`,
};

let folder: string;
let mock: Mock;
let contenders: Readonly<Record<"fetch" | "generated" | "pandapon", Contender>>;

beforeAll(async () => {
  mock = await createMock({ auth: "verify" });
  folder = scratchFolder("compared");
  const { bundle, generate } = generatorOf("hey-api");
  await generate(bundle, folder);
  for (const name of ["generated.ts", "contender.ts"]) copyFileSync(join(programs, name), join(folder, name));
  const { generated } = (await import(pathToFileURL(join(folder, "generated.ts")).href)) as {
    generated: (key: Key) => Contender;
  };
  const md5 = (text: string): string => createHash("md5").update(text, "utf8").digest("hex");
  const key = { ...mock.credentials, baseUrl: mock.url, md5 };
  contenders = { fetch: plainFetch(key), generated: generated(key), pandapon: pandapon(key) };
}, 60_000);

afterAll(async () => {
  await mock.close();
  rmSync(join(folder, ".."), { recursive: true, force: true });
});

it("compiles the program on top of the generated client", async () => {
  expect(await compile(folder)).toBe("");
}, 60_000);

it("gives the table of the READMEs", async () => {
  const rows: string[] = [];
  for (const [name, ask] of QUESTIONS) {
    const answers: boolean[] = [];
    for (const contender of Object.values(contenders)) {
      mock.reset();
      answers.push(await ask(contender, mock));
    }
    rows.push(row(name, answers));
  }
  rows.push(row("a misspelt field does not compile", await Promise.all(Object.values(MISSPELT).map(isRefusedByTypes))));
  const table = ["| | plain `fetch` | generated client | this client |", "|---|---|---|---|", ...rows].join("\n");

  for (const file of readmes) {
    const text = readFileSync(file, "utf8");
    const [from, to] = [text.indexOf(START), text.indexOf(END)];
    expect([from, to]).not.toContain(-1);
    const updated = `${text.slice(0, from)}${START}\n${table}\n${text.slice(to)}`;
    if (process.env.UPDATE_README === "1") writeFileSync(file, updated);
    else expect(text).toBe(updated);
  }
}, 120_000);

function row(name: string, answers: readonly boolean[]): string {
  return `| ${name} | ${answers.map((answer) => (answer ? "yes" : "**no**")).join(" | ")} |`;
}

async function fails(run: () => Promise<unknown>): Promise<boolean> {
  return run().then(
    () => false,
    () => true,
  );
}

async function isRefusedByTypes(code: string, index: number): Promise<boolean> {
  const place = join(folder, `misspelt-${index}`);
  mkdirSync(place);
  // Beside the generated client, whose modules it imports.
  writeFileSync(join(place, "order.ts"), code.replace('"./sdk.gen.ts"', '"../sdk.gen.ts"'));
  const faults = await compile(place);
  if (faults !== "") expect(faults).toContain("IDS");
  return faults !== "";
}
