// Works through the queue. Run as many of these as you like.
import { parsePush } from "@pandapon/taobao";
import { Worker } from "bullmq";
import { Redis } from "ioredis";
import { apply } from "./effects.ts";
import { QUEUE } from "./queue.ts";

const { REDIS_URL = "redis://127.0.0.1:6379", LOCK_MS = "30000" } = process.env;

const redis = new Redis(REDIS_URL, { retryStrategy: () => 200 });
redis.on("error", () => {});
const worker = new Worker<string>(QUEUE, async ({ data }) => ({ changed: await apply(redis, await parsePush(data)) }), {
  connection: { url: REDIS_URL, maxRetriesPerRequest: null, retryStrategy: () => 200 },
  concurrency: 10,
  lockDuration: Number(LOCK_MS),
  stalledInterval: Number(LOCK_MS),
  // The default is 1: a job whose worker dies twice would be given up, and its push lost.
  maxStalledCount: 1000,
});
worker.on("error", () => {});
await worker.waitUntilReady();
console.log("working");
