// Receivers and workers are killed at random moments, Redis stands still for ten seconds, pushes come twice and in any order:
// what was answered 200 takes effect exactly once.
import { setTimeout as sleep } from "node:timers/promises";
import { parsePush } from "@pandapon/taobao";
import { freePort } from "@pandapon/testkit/free-port";
import { startRedis } from "@pandapon/testkit/redis-server";
import { Redis } from "ioredis";
import { afterAll, expect, test } from "vitest";
import { type Program, pushBody, send, start } from "./support.ts";

const PUSHES = 120;
/** Enough for the time in which Redis stands still, also on a machine where a killed receiver takes seconds to come back. */
const ROUNDS = 250;
const FROZEN_MS = 10_000;

const redis = await startRedis();
const programs: Program[] = [];
afterAll(async () => {
  await Promise.all(programs.map((program) => program.stop()));
  await redis?.stop();
});

test.runIf(redis)("every push that was answered 200 takes effect exactly once", { timeout: 300_000 }, async () => {
  const REDIS_URL = redis?.url ?? "";
  const seed = Date.now() % 1_000_000;
  const random = randomOf(seed);
  const ports = [await freePort(), await freePort()];
  const receivers = await Promise.all(ports.map((port) => start("receiver.ts", { REDIS_URL, PORT: String(port) })));
  const workers = await Promise.all([1, 2].map(() => start("worker.ts", { REDIS_URL, LOCK_MS: "1000" })));
  programs.push(...receivers, ...workers);

  const answered = new Set<string>();
  const statuses = new Map<number, number>();
  let isOver = false;
  /** As PandaPon: again until it is answered 200, and here now and then once more. The half hour in between is a fifth of a second. */
  async function deliver(body: string): Promise<void> {
    for (let round = 0; round < ROUNDS; round++) {
      await sleep(random() * 400);
      const status = await send(`http://127.0.0.1:${ports[Math.floor(random() * 2)]}/pandapon`, body);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status === 200) answered.add(body);
      if (status === 200 && random() < 0.7) return;
    }
  }
  async function killAtRandom(): Promise<number> {
    let kills = 0;
    while (!isOver) {
      await sleep(400 + random() * 1400);
      await programs[Math.floor(random() * programs.length)]?.kill();
      kills++;
    }
    return kills;
  }

  const bodies = Array.from({ length: PUSHES }, (_, n) => pushBody(n));
  const killing = killAtRandom();
  const early = Promise.all(shuffled(bodies.slice(0, PUSHES / 2), random).map(deliver));
  await sleep(1500);
  redis?.freeze();
  const late = Promise.all(shuffled(bodies.slice(PUSHES / 2), random).map(deliver));
  await sleep(FROZEN_MS);
  redis?.thaw();
  await Promise.all([early, late]);
  isOver = true;
  const kills = await killing;

  const client = new Redis(REDIS_URL);
  try {
    const applied = async (): Promise<Set<string>> => new Set(await client.smembers("pushes:applied"));
    const keyOf = async (body: string): Promise<string> => (await parsePush(body)).key;
    const expected = await Promise.all([...answered].map(keyOf));
    const missing = async (): Promise<number> => {
      const there = await applied();
      return expected.filter((key) => !there.has(key)).length;
    };
    await expect.poll(missing, { timeout: 60_000, interval: 200, message: `lost, seed ${seed}` }).toBe(0);
    const changes = Object.values(await client.hgetall("orders:changes")).reduce(
      (sum, count) => sum + Number(count),
      0,
    );
    expect({ changes }).toEqual({ changes: (await applied()).size });
    const all = new Set(await Promise.all(bodies.map(keyOf)));
    expect([...(await applied())].every((key) => all.has(key))).toBe(true);
  } finally {
    client.disconnect();
  }
  // The storm was one: processes died, pushes were refused or unanswered, and came through in the end.
  expect(kills).toBeGreaterThan(3);
  expect([...statuses.keys()].some((status) => status !== 200)).toBe(true);
  expect(answered.size).toBeGreaterThan(PUSHES / 2);
});

/** Mulberry32: the same storm for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
