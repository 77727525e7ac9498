// Keeps 60 errors of answers of 3 MB, reads no `stack`, and prints how many bytes of memory they hold. Run with --expose-gc.
import { createClient, list } from "../../../src/index.ts";
import { failure } from "../../support/client.ts";
import { credentials } from "../../support/credentials.ts";
import { createThing, findThings, getThing } from "../../support/operations.ts";

const SIZE = 3_000_000;
const EACH = 10;

/** A text of its own each time: one that all share would hide what is kept. */
const long = (index: number): string => String(index).padEnd(SIZE, "long text ");

/** Made anew for each call: what an error keeps of its client, and of the client's `fetch`, is then seen as well. */
const answers: ((index: number) => () => Response)[] = [
  (index) => answer(JSON.stringify({ code: 99100, msg: long(index), data: null }), 400),
  (index) => answer(JSON.stringify({ code: 99100, msg: "no", data: long(index) })),
  (index) => answer(`<html>${long(index)}`, 502),
  (index) => answer(`{"code":200,"data":"${long(index)}`),
  (index) => answer(`{"data":null,"msg":"${long(index)}"}`),
];

/** As bytes, which are decoded anew. */
function answer(text: string, status = 200): () => Response {
  const bytes = new TextEncoder().encode(text);
  return () => new Response(bytes, { status });
}

/** Bodies of answers are let go of late, on a busy machine after several turns: what is kept for good stays in every reading. */
async function memory(): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (let count = 0; count < 3; count++) globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    least = Math.min(least, heapUsed + external);
  }
  return least;
}

const kept: unknown[] = [];

async function keep(answer: () => Response, index: number): Promise<void> {
  const client = createClient({ ...credentials, fetch: async () => answer(), retries: 0 });
  if (index % 3 === 0) kept.push(await failure(client.call(createThing)));
  else if (index % 3 === 1) kept.push((await client.call(getThing).safe()).error);
  else kept.push(await failure(list(client, findThings).collect({ limit: 5 })));
}

async function keepThrown(index: number): Promise<void> {
  const fetch = (): never => {
    const text = long(index);
    throw Object.assign(new TypeError(text), { text });
  };
  const client = createClient({ ...credentials, fetch, retries: 0 });
  kept.push(await failure(index % 2 ? client.call(getThing) : client.call(createThing)));
}

await keep(answer("{}"), 0);
kept.length = 0;
const before = await memory();
for (let index = 0; index < EACH; index++) {
  for (const made of answers) await keep(made(index), index);
  await keepThrown(index);
}
const names = kept.map((error) => (error as Error | undefined)?.name);
console.log(JSON.stringify({ bytes: (await memory()) - before, kept: names.filter(Boolean).length }));
