// Shows the measured numbers in the READMEs of the repository, between two marks. The numbers are those of results.json and mock.json.
import { readFileSync, writeFileSync } from "node:fs";

interface Ratio {
  readonly name: string;
  readonly ratio: number;
}
interface Size {
  readonly name: string;
  readonly bytes: number;
}
interface Results {
  readonly "signed call": readonly Ratio[];
  readonly "lossless decode, no long ids": readonly Ratio[];
  readonly "lossless decode, long ids": readonly Ratio[];
  readonly "heap growth, kB per 10,000 calls": number;
  readonly "size, bytes, minified + brotli": readonly Size[];
}
interface MockResults {
  readonly ratios: { readonly start: number; readonly list: number; readonly post: number; readonly memory: number };
  readonly mock: { readonly startMs: number; readonly loadedMb: number };
}

const START = "<!-- measured: written by `npm run bench` -->";
const END = "<!-- /measured -->";

const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8")) as T;
const results = read<Results>("results.json");
const mock = read<MockResults>("mock.json");

const ratio = (rows: readonly Ratio[], name: string): string => {
  const row = rows.find((it) => it.name === name);
  if (!row) throw new Error(`results.json has no row "${name}"`);
  return `${row.ratio.toFixed(2)} ×`;
};
const kB = (name: string): string => {
  const row = results["size, bytes, minified + brotli"].find((it) => it.name === name);
  if (!row) throw new Error(`results.json has no size "${name}"`);
  return `${(row.bytes / 1000).toFixed(1)} kB`;
};
const adds = ["taobao", "1688", "logistics"].map((name) => kB(`core + @pandapon/${name} adds`));

const rows: readonly (readonly [string, string])[] = [
  ["core, all that `createClient` loads, minified + brotli", kB("core: all that createClient loads")],
  ["… of it signing with MD5", kB("  of it signing, with @noble/hashes")],
  [
    "… with what it loads when needed: openapi-fetch for `client.raw` and middleware, later pages",
    kB("core with what it loads when needed"),
  ],
  ["taobao, 1688, logistics add", adds.join(", ")],
  [
    "a signed POST in memory, against `new Request` + fetch + JSON",
    ratio(results["signed call"], "@pandapon/core, signed"),
  ],
  ["… for comparison: openapi-fetch, unsigned", ratio(results["signed call"], "openapi-fetch, unsigned")],
  [
    "lossless reading against JSON.parse, without and with long ids",
    `${ratio(results["lossless decode, no long ids"], "parseLossless")}, ${ratio(results["lossless decode, long ids"], "parseLossless")}`,
  ],
  ["heap after 10,000 further calls", `${results["heap growth, kB per 10,000 calls"]} kB`],
  [
    "mock against the Prism CLI: requests per second (list, POST)",
    `${mock.ratios.list.toFixed(1)} ×, ${mock.ratios.post.toFixed(1)} ×`,
  ],
  [
    "… start, memory under load",
    `${mock.ratios.start.toFixed(2)} × (${(mock.mock.startMs / 1000).toFixed(2)} s), ${mock.ratios.memory.toFixed(2)} × (${mock.mock.loadedMb} MB)`,
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
