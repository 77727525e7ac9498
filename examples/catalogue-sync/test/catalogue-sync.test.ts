// Three workers, killed at random moments, read a whole catalogue together: nothing is missing, little is read twice, the limit holds.
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { startRedis } from "@pandapon/testkit/redis-server";
import { Redis } from "ioredis";
import { afterAll, expect, test } from "vitest";
import { run, startWorker } from "../processes.ts";
import { createChunkQueue } from "../queue.ts";
import { counts, failures } from "../store.ts";
import { startPlatform } from "./platform.ts";

const PRODUCTS = 900;
const WORKERS = 3;
const KILLS = 4;
const PER_SECOND = 400;

const server = await startRedis();
const platform = await startPlatform();
const workers = new Set<ChildProcess>();
afterAll(async () => {
  for (const worker of workers) worker.kill("SIGKILL");
  platform.close();
  await server?.stop();
});

test.runIf(server)("every product is stored, whichever worker dies when", { timeout: 120_000 }, async () => {
  const env = {
    REDIS_URL: server?.url ?? "",
    LOCK_MS: "1000",
    PER_SECOND: `${PER_SECOND}`,
    PANDAPON_BASE_URL: platform.url,
    PANDAPON_ACCESS_KEY: "00000000000000000000000000000000",
    PANDAPON_ACCESS_SECRET: "test-secret-not-real",
    PANDAPON_USER_ID: "2100000000000",
  };
  const ids = Array.from({ length: PRODUCTS }, (_, number) =>
    number % 100 === 7 ? `gone-${number}` : `item-${number}`,
  );
  const redis = new Redis(env.REDIS_URL);
  const queue = createChunkQueue(env.REDIS_URL);

  // Planned twice, as after a plan that broke off.
  for (let round = 0; round < 2; round++) await run("plan.ts", ["test"], env, `${ids.join("\n")}\n`);
  expect(await queue.getJobCounts("waiting")).toEqual({ waiting: Math.ceil(PRODUCTS / 200) });

  const begin = () => {
    const worker = startWorker(env);
    workers.add(worker);
    return worker;
  };
  for (let count = 0; count < WORKERS; count++) begin();
  for (let kill = 0; kill < KILLS; kill++) {
    await sleep(400);
    const [victim] = workers;
    if (!victim) throw new Error("no worker is left");
    workers.delete(victim);
    victim.kill("SIGKILL");
    await once(victim, "exit");
    begin();
  }
  await expect
    .poll(() => queue.getJobCounts("completed"), { timeout: 60_000, interval: 200 })
    .toEqual({
      completed: Math.ceil(PRODUCTS / 200),
    });

  const gone = ids.filter((id) => id.startsWith("gone"));
  expect(await counts(redis)).toEqual({ stored: PRODUCTS - gone.length, failed: gone.length });
  expect(Object.keys(await failures(redis)).sort()).toEqual(gone.sort());
  expect(Object.values(await failures(redis)).every((hint) => hint.length > 0)).toBe(true);

  // A worker that dies has at most two chunks, each with one batch and some reads under way that are not stored yet.
  const repeated = [...platform.reads.values()].reduce((sum, count) => sum + count - 1, 0);
  expect(repeated).toBeLessThanOrEqual(KILLS * 2 * (25 + 8 + 4));
  const inSecond = platform.arrivals.map((at) => platform.arrivals.filter((it) => it >= at && it < at + 1000).length);
  expect(Math.max(...inSecond)).toBeLessThanOrEqual(PER_SECOND);
  await Promise.all([redis.quit(), queue.close()]);
});
