import { writeFileSync } from "node:fs";
import { request as octokit } from "@octokit/request";
import { createClient, parseLossless, stringifyWire } from "@pandapon/core";
import { ofetch } from "ofetch";
import createFetchClient from "openapi-fetch";
import { ENTRIES } from "./entries.ts";
import { answer, input, memory, operation, URL_OF_CALL } from "./lib/fixtures.ts";
import { overLoopback } from "./lib/loopback.ts";
import { type Job, ratios } from "./lib/ratio.ts";
import { sizes } from "./lib/sizes.ts";
import { withoutCallSites } from "./lib/without-call-sites.ts";

const credentials = {
  accessKey: "00000000000000000000000000000000",
  accessSecret: "test-secret-not-real",
  userId: "2100000000000",
};
const text = answer(3, false);
const fetch = memory(text);
const headers = { "content-type": "application/json" };

const client = createClient({ ...credentials, fetch });
/** As a marketplace package leaves it: its operations are registered. */
const knowing = createClient({ ...credentials, fetch });
knowing.register({ createOrder: operation }, "cart");
const plain = createFetchClient<Record<string, Record<string, never>>>({
  baseUrl: "https://api.pandapon.com",
  fetch,
}) as unknown as {
  POST(path: string, init: object): Promise<{ data: unknown }>;
};

/** A signed call against what it stands on and against other clients, none of which signs. */
const calls: Record<string, Job> = {
  "bare: new Request + fetch + JSON": async () => {
    const request = new Request(URL_OF_CALL, { method: "POST", headers, body: JSON.stringify(input) });
    void request;
    return JSON.parse(await (await fetch()).text());
  },
  "openapi-fetch, unsigned": () => plain.POST(operation.path, { body: input }),
  "@pandapon/core, signed": () => client.call(operation, input),
  "… with Error.stackTraceLimit = 0": withoutCallSites(() => client.call(operation, input)),
  "@pandapon/core, signed, through client.raw": () =>
    knowing.raw.POST(operation.path as never, { body: input } as never),
  "… to a path that no package has registered": () =>
    client.raw.POST(operation.path as never, { body: input } as never),
  "ofetch, unsigned": async () => {
    const { fetch: own } = globalThis;
    globalThis.fetch = fetch;
    try {
      return await ofetch(URL_OF_CALL, { method: "POST", body: input });
    } finally {
      globalThis.fetch = own;
    }
  },
  "@octokit/request, unsigned": () => octokit(`POST ${URL_OF_CALL}`, { ...input, request: { fetch } }),
};

/** Roughly 18 kB, as a page of a list. */
const [short, long] = [answer(90, false), answer(90, true)];
const decoding = (text: string): Record<string, Job> => ({
  "JSON.parse": () => JSON.parse(text) as unknown,
  parseLossless: () => parseLossless(text),
});

/** The same page, as a program would write it: each of its 90 ids is text that goes out as a number. */
const page = JSON.parse(short) as unknown;
const encoding: Record<string, Job> = {
  "JSON.stringify": () => JSON.stringify(page),
  "stringifyWire, 90 ids": () => stringifyWire(page, ["data.list.*.id"]),
};

/** Bytes that stay after 10,000 calls, garbage collected; undefined without --expose-gc. */
async function heapGrowth(): Promise<number> {
  const { gc } = globalThis as { gc?: () => void };
  const used = (): number => {
    gc?.();
    return process.memoryUsage().heapUsed;
  };
  const calls = async (): Promise<void> => {
    for (let count = 0; count < 10_000; count++) await client.call(operation, input);
    await new Promise((resolve) => setTimeout(resolve, 10));
  };
  await calls();
  const before = used();
  await calls();
  return used() - before;
}

const loopback = await overLoopback(credentials);
const results = {
  node: process.version,
  "signed call over loopback": loopback.oneByOne,
  "signed call over loopback, eight at once": loopback.eightAtOnce,
  "signed call": await ratios(calls),
  "lossless decode, no long ids": await ratios(decoding(short), 40, 100),
  "lossless decode, long ids": await ratios(decoding(long), 40, 100),
  "exact encode, 90 ids": await ratios(encoding, 40, 100),
  "heap growth, kB per 10,000 calls": Math.round((await heapGrowth()) / 1024),
  "size, bytes, minified + brotli": await sizes(ENTRIES),
};

writeFileSync(new URL("results.json", import.meta.url), `${JSON.stringify(results, undefined, 2)}\n`);
process.stdout.write(`${JSON.stringify(results, undefined, 2)}\n`);
