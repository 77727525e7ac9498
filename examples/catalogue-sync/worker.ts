// Works through the chunks. Run as many of these as you like, on as many machines as you like: they share one limit.
import { createSharedLimiter } from "@pandapon/example-shared-limits/shared-limiter.ts";
import { createTaobao, fromEnv } from "@pandapon/taobao";
import { Worker } from "bullmq";
import { Redis } from "ioredis";
import { createClient as createRedis } from "redis";
import { type Chunk, QUEUE } from "./queue.ts";
import { syncChunk } from "./sync-chunk.ts";

const { REDIS_URL = "redis://127.0.0.1:6379", PER_SECOND = "20", CONCURRENCY = "4", LOCK_MS = "30000" } = process.env;

const redis = new Redis(REDIS_URL);
const limits = createRedis({ url: REDIS_URL });
limits.on("error", (error: Error) => console.error(error.message));
await limits.connect();
const taobao = createTaobao({ ...fromEnv(), limits: createSharedLimiter(limits, Number(PER_SECOND)) });

const worker = new Worker<Chunk>(QUEUE, (job) => syncChunk(taobao, redis, job, Number(CONCURRENCY)), {
  connection: { url: REDIS_URL, maxRetriesPerRequest: null },
  concurrency: 2,
  lockDuration: Number(LOCK_MS),
  stalledInterval: Number(LOCK_MS),
  // A chunk whose worker dies is taken over as often as it takes; its cursor goes on.
  maxStalledCount: 1000,
});
worker.on("error", (error) => console.error(error.message));
await worker.waitUntilReady();
console.log("working");

// A worker that is asked to stop finishes the chunks that it has.
process.once("SIGTERM", async () => {
  await worker.close();
  await Promise.all([redis.quit(), limits.close()]);
});
