// Shows the measured numbers in the READMEs of the repository, between two marks.
import { readFileSync, writeFileSync } from "node:fs";
import { type MockResults, type OtherResults, type Ratio, type Results, readResults } from "./lib/results.ts";

const START = "<!-- measured: written by `npm run bench` -->";
const END = "<!-- /measured -->";

const read = <T>(name: string): T => {
  const found = readResults<T>(name);
  if (found === undefined) throw new Error(`${name} is missing: run \`npm run bench\``);
  return found;
};
const results = read<Results>("results.json");
const others = read<OtherResults>("others.json");
const mock = read<MockResults>("mock.json");

const ratio = (rows: readonly Ratio[], name: string): string => {
  const row = rows.find((it) => it.name === name);
  if (!row) throw new Error(`results.json has no row "${name}"`);
  return `${row.ratio.toFixed(2)} ×`;
};
const loopback = (name: string): string =>
  [results["signed call over loopback, eight at once"], results["signed call over loopback"]]
    .map((rows) => ratio(rows, name))
    .join(", ");
const kB = (name: string): string => {
  const row = results["size, bytes, minified + brotli"].find((it) => it.name === name);
  if (!row) throw new Error(`results.json has no size "${name}"`);
  return `${(row.bytes / 1000).toFixed(1)} kB`;
};
const bundled = (name: string): string => {
  const row = others["in a bundle, bytes"].find((it) => it.name.startsWith(name));
  if (!row) throw new Error(`others.json has no size "${name}"`);
  return `${(row.bytes / 1000).toFixed(1)} kB`;
};
const [, generics] = others["150 calls, type-checked"];
const adds = ["taobao", "1688", "logistics"].map((name) => kB(`core + @pandapon/${name} adds`));

const rows: readonly (readonly [string, string])[] = [
  [
    "a signed POST over loopback: time against bare `fetch`, eight at once, one at a time",
    loopback("@pandapon/core, signed"),
  ],
  [
    "… with `Error.stackTraceLimit = 0`, so that errors do not show your line",
    loopback("… with Error.stackTraceLimit = 0"),
  ],
  ["… for comparison: openapi-fetch, unsigned", loopback("openapi-fetch, unsigned")],
  ["in a bundle: `createClient` of core", kB("core: all that createClient loads")],
  ["… with the parts that are loaded when needed", kB("core with what it loads when needed")],
  ["… what taobao, 1688 and logistics add", adds.join(", ")],
  ["… for comparison: the SDKs of Stripe and GitHub", `${bundled("stripe")}, ${bundled("octokit")}`],
  [
    "a signed POST, in memory: time against `new Request` + fetch + JSON",
    ratio(results["signed call"], "@pandapon/core, signed"),
  ],
  ["… for comparison: openapi-fetch, unsigned", ratio(results["signed call"], "openapi-fetch, unsigned")],
  [
    "reading an answer: time against JSON.parse, without and with long ids",
    `${ratio(results["lossless decode, no long ids"], "parseLossless")}, ${ratio(results["lossless decode, long ids"], "parseLossless")}`,
  ],
  [
    "writing ids digit for digit: time against JSON.stringify, 90 ids in 18 kB",
    ratio(results["exact encode, 90 ids"], "stringifyWire, 90 ids"),
  ],
  ["type-checking 150 calls: openapi-fetch with the same paths takes", `${generics?.ratio.toFixed(1)} × as long`],
  [
    "the mock, from its state: answers per second against the Prism CLI (list, POST)",
    `${mock.ratios.list.toFixed(1)} ×, ${mock.ratios.post.toFixed(1)} ×`,
  ],
  [
    "… its start, its memory under load",
    `${(mock.mock.startMs / 1000).toFixed(2)} s (${mock.ratios.start.toFixed(2)} ×), ${mock.mock.loadedMb} MB (${mock.ratios.memory.toFixed(2)} ×)`,
  ],
];
const table = ["| what | measured |", "|---|---|", ...rows.map(([what, value]) => `| ${what} | ${value} |`)].join("\n");

for (const name of ["../README.md", "../README.zh-CN.md"]) {
  const file = new URL(name, import.meta.url);
  const text = readFileSync(file, "utf8");
  const from = text.indexOf(START);
  const to = text.indexOf(END, from);
  if (from < 0 || to < 0) throw new Error(`${name} needs the marks ${START} and ${END}`);
  writeFileSync(file, `${text.slice(0, from)}${START}\n${table}\n${text.slice(to)}`);
}
