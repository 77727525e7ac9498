// Start, requests per second and memory of the mock against @stoplight/prism-cli, in the same run on the same machine.
// node bench/bench.ts [--tools FOLDER] [--out FILE] [--seconds N] [--rounds N] [--starts N] [--check]
// FOLDER: where @stoplight/prism-cli and autocannon are installed (the benchmarks package). --check: fails outside the budgets.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { sign } from "@pandapon/core";
import { testCredentials } from "@pandapon/mock";
import type { Description } from "../src/contract/description.ts";
import { type Load, measure, type Throughput } from "./load.ts";
import { measurePages } from "./pages.ts";
import { type Server, type ServerCommand, start } from "./process.ts";

const root = new URL("../", import.meta.url);
const { values } = parseArgs({
  options: {
    tools: { type: "string", default: fileURLToPath(new URL("../../benchmarks/", root)) },
    out: { type: "string", default: fileURLToPath(new URL(".reports/bench.json", root)) },
    seconds: { type: "string", default: "2" },
    rounds: { type: "string", default: "5" },
    starts: { type: "string", default: "5" },
    check: { type: "boolean", default: false },
  },
});
const tools = pathToFileURL(`${resolve(values.tools)}/package.json`);
const seconds = Number(values.seconds);

/** The budgets. The start is given in milliseconds; on a slower machine the ratio says the same. */
const BUDGET = { startMs: 350, startRatio: 0.5, throughputRatio: 4, rssMb: 160, pageP99Ms: 10 };

const LIST = "/v2/taobao/cart/list";
const POST = "/v2/taobao/order/page";

const mock: ServerCommand = {
  name: "@pandapon/mock",
  args: (port) => [fileURLToPath(new URL("bin/pandapon-mock.mjs", root)), "--port", String(port)],
  probe: LIST,
  headers: signedHeaders,
};
const withoutCredentials: ServerCommand = {
  ...mock,
  args: (port) => [...mock.args(port), "--auth", "off", "--log", "quiet"],
  headers: () => ({}),
};
const prism: ServerCommand = {
  name: "@stoplight/prism-cli",
  args: (port) => [prismCli(), "mock", "--port", String(port), fileURLToPath(new URL("dist/openapi.json", root))],
  probe: LIST,
  headers: forPrism,
};

const mockStarts = await bestStart(mock);
const prismStarts = await bestStart(prism);
const rounds = { list: await compared(listLoad), post: await compared(postLoad) };
const loaded = { mock: mockStarts.server.rss(), prism: prismStarts.server.rss() };
await Promise.all([mockStarts.server.stop(), prismStarts.server.stop()]);
const full = await start(withoutCredentials);
const pages = await measurePages(full);
await full.stop();

const report = {
  node: process.version,
  budget: BUDGET,
  ratios: {
    start: twoDigits(mockStarts.ms / prismStarts.ms),
    list: rounds.list.ratio,
    post: rounds.post.ratio,
    memory: twoDigits(loaded.mock / loaded.prism),
  },
  mock: {
    startMs: Math.round(mockStarts.ms),
    idleMb: Math.round(mockStarts.idle),
    loadedMb: Math.round(loaded.mock),
    list: rounds.list.mock,
    post: rounds.post.mock,
    pages,
  },
  prism: {
    startMs: Math.round(prismStarts.ms),
    idleMb: Math.round(prismStarts.idle),
    loadedMb: Math.round(loaded.prism),
    list: rounds.list.prism,
    post: rounds.post.prism,
  },
};
mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(values.out, `${JSON.stringify(report, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);

if (values.check) {
  const missed = [
    report.ratios.list < BUDGET.throughputRatio && `throughput is less than ${BUDGET.throughputRatio}×`,
    report.mock.loadedMb > BUDGET.rssMb && `memory is above ${BUDGET.rssMb} MB`,
    pages.p99 > BUDGET.pageP99Ms && `a page of ${pages.orders} orders takes more than ${BUDGET.pageP99Ms} ms`,
    report.mock.startMs > BUDGET.startMs && report.ratios.start > BUDGET.startRatio && "the start takes too long",
  ].filter((text) => text !== false);
  for (const text of missed) process.stderr.write(`bench: ${text}\n`);
  process.exitCode = missed.length > 0 ? 1 : 0;
}

/** The best of several starts, and the last of the servers that were started. */
async function bestStart(command: ServerCommand): Promise<{ ms: number; idle: number; server: Server }> {
  let server = await start(command);
  let ms = server.startMs;
  for (let count = 1; count < Number(values.starts); count++) {
    await server.stop();
    server = await start(command);
    ms = Math.min(ms, server.startMs);
  }
  return { ms, idle: server.rss(), server };
}

interface Compared {
  /** Median of the ratios of the rounds. */
  readonly ratio: number;
  readonly mock: Throughput;
  readonly prism: Throughput;
}

/** In turns, so that other load on the machine affects both. */
async function compared(load: () => Load): Promise<Compared> {
  const turns: { ratio: number; mock: Throughput; prism: Throughput }[] = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    const ours = await measure(tools, mockStarts.server, load(), seconds);
    const { headers, ...rest } = load();
    const theirs = await measure(
      tools,
      prismStarts.server,
      { ...rest, headers: { ...headers, ...forPrism() } },
      seconds,
    );
    turns.push({ ratio: twoDigits(ours.perSecond / theirs.perSecond), mock: ours, prism: theirs });
  }
  turns.sort((a, b) => a.ratio - b.ratio);
  const median = turns[Math.floor(turns.length / 2)];
  if (median === undefined) throw new Error("--rounds must be 1 or more");
  return median;
}

function listLoad(): Load {
  return { method: "GET", path: LIST, headers: signedHeaders() };
}

function postLoad(): Load {
  const description = JSON.parse(readFileSync(new URL("dist/description.json", root), "utf8")) as Description;
  const operation = description.operations.find(({ path }) => path === POST);
  const body = JSON.stringify(operation?.requestExamples[0]?.body ?? {});
  return { method: "POST", path: POST, headers: { ...signedHeaders(), "content-type": "application/json" }, body };
}

/** Without a nonce, which could be sent only once. The signature is still computed for each request. */
function signedHeaders(): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const { accessKey, userId } = testCredentials;
  const signature = sign({ ...testCredentials, timestamp, nonceStr: "", method: "", path: "", query: "", body: "" });
  return { "access-key": accessKey, timestamp, "user-id": userId, signature };
}

/** Prism asks for every header of the security scheme and remembers no nonce. */
function forPrism(): Record<string, string> {
  return { ...signedHeaders(), "nonce-str": "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345" };
}

function prismCli(): string {
  const manifest = createRequire(tools).resolve("@stoplight/prism-cli/package.json");
  return resolve(dirname(manifest), "dist/index.js");
}

function twoDigits(value: number): number {
  return Math.round(value * 100) / 100;
}
