// Cuts a list of product ids into jobs: node plan.ts RUN < ids.txt (an id a line). The same run planned twice adds nothing.
import { createInterface } from "node:readline";
import { type Chunk, createChunkQueue } from "./queue.ts";

const CHUNK = 200;
const { REDIS_URL = "redis://127.0.0.1:6379" } = process.env;
const [run = new Date().toISOString().slice(0, 10)] = process.argv.slice(2);

const queue = createChunkQueue(REDIS_URL);
let chunks: Chunk[] = [];
let ids: string[] = [];
let count = 0;

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === "") continue;
  ids.push(line.trim());
  if (ids.length === CHUNK) await cut();
}
await cut();
await add();
await queue.close();
console.log(`${count} jobs planned`);

async function cut(): Promise<void> {
  if (ids.length > 0) chunks.push({ ids });
  ids = [];
  if (chunks.length === 100) await add();
}

async function add(): Promise<void> {
  // The id of a job says which chunk of which run it is, so that a plan that broke off can simply be made again.
  await queue.addBulk(
    chunks.map((data, index) => ({ name: "chunk", data, opts: { jobId: `${run}-chunk-${count + index}` } })),
  );
  count += chunks.length;
  chunks = [];
}
