// How three workers do against one: node measure.ts [PRODUCTS] [PER_SECOND]. Needs redis-server. Writes benchmarks/catalogue.json.
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { startRedis } from "@pandapon/testkit/redis-server";
import { run, startWorker } from "./processes.ts";
import { createChunkQueue } from "./queue.ts";
import { startPlatform } from "./test/platform.ts";

const [products = 100_000, perSecond = 1_000_000] = process.argv.slice(2).map(Number);

async function measured(workerCount: number): Promise<number> {
  const [redis, platform] = [await startRedis(), await startPlatform(50)];
  if (!redis) throw new Error("Install redis-server to measure the catalogue.");
  const env = {
    REDIS_URL: redis.url,
    PER_SECOND: `${perSecond}`,
    CONCURRENCY: "8",
    PANDAPON_BASE_URL: platform.url,
    PANDAPON_ACCESS_KEY: "00000000000000000000000000000000",
    PANDAPON_ACCESS_SECRET: "test-secret-not-real",
    PANDAPON_USER_ID: "2100000000000",
  };
  const ids = Array.from({ length: products }, (_, number) => `item-${number}\n`).join("");
  const queue = createChunkQueue(redis.url);
  const workers = Array.from({ length: workerCount }, () => startWorker(env));
  try {
    await Promise.all(workers.map((worker) => worker.stdout && once(worker.stdout, "data")));
    const started = performance.now();
    await run("plan.ts", ["measured"], env, ids);
    const jobs = Math.ceil(products / 200);
    while ((await queue.getJobCountByTypes("completed")) < jobs) await sleep(50);
    return (products * 1000) / (performance.now() - started);
  } finally {
    for (const worker of workers) worker.kill("SIGKILL");
    await queue.close();
    platform.close();
    await redis.stop();
  }
}

const [one, three] = [await measured(1), await measured(3)];
const results = {
  node: process.version,
  products,
  "products per second, one worker": Math.round(one),
  "products per second, three workers": Math.round(three),
  ratio: Math.round((three / one) * 100) / 100,
};
writeFileSync(
  new URL("../../benchmarks/catalogue.json", import.meta.url),
  `${JSON.stringify(results, undefined, 2)}\n`,
);
process.stdout.write(`${JSON.stringify(results, undefined, 2)}\n`);
