// Writes RESULTS.md from what the parts of `npm run bench` have measured.
import { writeFileSync } from "node:fs";
import {
  type CatalogueResults,
  type MockResults,
  type OtherMocks,
  type OtherResults,
  type PushResults,
  type Ratio,
  type Results,
  readResults,
} from "./lib/results.ts";

type Cell = string | number;

const results = readResults<Results>("results.json");
const others = readResults<OtherResults>("others.json");
const pushes = readResults<PushResults>("push.json");
const catalogue = readResults<CatalogueResults>("catalogue.json");
const mock = readResults<MockResults>("mock.json");
const mocks = readResults<OtherMocks>("mocks.json");
if (results === undefined) throw new Error("results.json is missing: run `npm run bench`");

const sections = [
  `# Measured

Written by \`npm run bench\`, Node ${results.node}. Each ratio comes from one run in which all candidates take turns; the best round of
each counts. Times depend on the machine, ratios hardly. Where another package does better, it stands here as well.`,
  ratios("A POST over loopback, eight at once", results["signed call over loopback, eight at once"]),
  ratios("A POST over loopback, one at a time", results["signed call over loopback"]),
  `With one at a time, a client that takes a little longer lets the server fall asleep, and pays for waking it up: 80 µs of work more
cost 120 µs on the machine of these figures, and the ratios change with the machine. With eight at once neither sleeps.`,
  ratios("A POST in memory", results["signed call"]),
  ratios("Reading an answer of 18 kB, no long ids in it", results["lossless decode, no long ids"]),
  ratios("The same with 90 ids beyond 2^53", results["lossless decode, long ids"]),
  ratios("Writing 18 kB with 90 ids as numbers", results["exact encode, 90 ids"]),
  `## Memory\n\n${results["heap growth, kB per 10,000 calls"]} kB more after 10,000 further calls.`,
  `## Size\n\n${table(
    ["what", "bytes", "limit in CI", "budget where it is missed"],
    results["size, bytes, minified + brotli"].map(({ name, bytes, limit, budget }) => [
      name,
      bytes,
      limit ?? "",
      budget !== undefined && bytes > budget ? budget : "",
    ]),
  )}`,
  others &&
    `## What else could be installed\n\nOnly the first two know the API; the others are what they are compared with.\n\n${table(
      ["in a bundle", "bytes"],
      others["in a bundle, bytes"].map(({ name, bytes }) => [name, bytes]),
    )}`,
  others &&
    `## Type-checking 150 calls\n\n${table(
      ["program", "time of the check", "type instantiations"],
      others["150 calls, type-checked"].map(({ name, ratio, instantiations }) => [
        name,
        ratio.toFixed(2),
        instantiations,
      ]),
    )}`,
  pushes && pushSection(pushes),
  catalogue &&
    `## A catalogue on several workers

${catalogue.products} products, each answer after 50 ms, as [the example](../examples/catalogue-sync) reads them: ${catalogue["products per second, one worker"]} a second by one worker,
${catalogue["products per second, three workers"]} by three (${catalogue.ratio} ×), on one machine with the server.`,
  mock &&
    `## The mock against the Prism CLI\n\nThe mock answers from its state; the Prism CLI answers with an example.\n\n${table(
      ["what", "mock", "Prism CLI", "ratio"],
      [
        ["start, ms", mock.mock.startMs, mock.prism.startMs, mock.ratios.start],
        ["list, answers per second", mock.mock.list.perSecond, mock.prism.list.perSecond, mock.ratios.list],
        ["POST, answers per second", mock.mock.post.perSecond, mock.prism.post.perSecond, mock.ratios.post],
        ["memory under load, MB", mock.mock.loadedMb, mock.prism.loadedMb, mock.ratios.memory],
      ],
    )}${pagesOf(mock)}`,
  mocks &&
    `## The mock against other mock servers\n\nThe same list operation; the others answer with an example.\n\n${table(
      ["server", "start, ms", "answers per second, against ours", "memory under load, MB"],
      mocks.rows.map((row) => [row.name, row.startMs, row["answers per second, against ours"], row.loadedMb]),
    )}`,
];
writeFileSync(new URL("RESULTS.md", import.meta.url), `${sections.filter(Boolean).join("\n\n")}\n`);

function pagesOf({ mock: { pages } }: MockResults): string {
  if (pages === undefined) return "";
  return `\n\nA page of 40 out of ${pages.orders} orders takes ${pages.p50} ms, and 99 of 100 take ${pages.p99} ms or less.`;
}

function ratios(title: string, rows: readonly Ratio[]): string {
  return `## ${title}\n\n${table(
    ["what", "ratio"],
    rows.map(({ name, ratio }) => [name, ratio.toFixed(2)]),
  )}`;
}

function pushSection(measured: PushResults): string {
  const perSecond = measured["verified pushes per second, against a handler that does nothing in the same framework"];
  const queue = measured["answer at 500 pushes a second with BullMQ"];
  const rows = Object.entries(perSecond).map(([name, ratio]) => [name, ratio.toFixed(2)]);
  return [
    "## Pushes",
    "Verified pushes per second, against a handler that does nothing in the same framework and run:",
    table(["framework", "ratio"], rows),
    `One push in memory, verified, read and accepted: ${measured["receive in memory, µs"]} µs.`,
    queue
      ? `At 500 pushes a second with BullMQ and Redis, 99 of 100 answers are there within ${queue.p99} ms (${queue.refused} of 4000 were not 200).`
      : "Without redis-server, the queue was not measured.",
  ].join("\n\n");
}

function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]): string => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, index) => (index === 0 ? "---" : "---:"));
  return [head, rule, ...rows].map(line).join("\n");
}
