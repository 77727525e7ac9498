// How many pushes are verified per second, in each framework against a handler that does nothing in the same run; and how long an
// answer takes at 500 pushes a second with a real queue (the example push-queue, if redis-server is there).
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { createPushReceiver, signPush } from "@pandapon/core/webhooks";
import { freePort } from "@pandapon/testkit/free-port";
import { pacedLoad } from "./lib/paced-load.ts";
import { accessKey, pushBody, secret } from "./lib/push-fixtures.ts";

interface Load {
  readonly url: string;
  readonly connections: number;
  readonly duration: number;
  readonly requests: readonly { method: string; body: string; headers: Record<string, string> }[];
}
interface Measured {
  readonly requests: { readonly average: number };
  readonly non2xx: number;
  readonly errors: number;
}
// It has no types.
const autocannon = createRequire(import.meta.url)("autocannon") as (load: Load) => Promise<Measured>;

const ROUNDS = 4;
const pushes = async (count: number) =>
  Promise.all(
    Array.from({ length: count }, async (_, number) => {
      const body = pushBody(number);
      const authorization = await signPush(body, { accessKey, secret });
      return { method: "POST", body, headers: { "content-type": "application/json", authorization } };
    }),
  );

async function load(settings: Omit<Load, "requests">, requests: Load["requests"]): Promise<Measured> {
  const measured = await autocannon({ ...settings, requests });
  if (measured.errors > 0) throw new Error(`${settings.url}: ${measured.errors} requests failed`);
  return measured;
}

/** Starts a program, and resolves with it and the first line that it prints. */
async function start(file: string, env: Record<string, string> = {}): Promise<readonly [ChildProcess, string]> {
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return [child, String(line)];
}

async function throughput(): Promise<Record<string, number>> {
  const [child, line] = await start(fileURLToPath(new URL("lib/push-servers.ts", import.meta.url)));
  const ports = JSON.parse(line) as Record<string, { nothing: number; receiving: number }>;
  const requests = await pushes(200);
  const best = new Map<number, number>();
  try {
    // In turns, so that other load on the machine affects them equally.
    for (let round = 0; round <= ROUNDS; round++) {
      for (const port of Object.values(ports).flatMap(({ nothing, receiving }) => [nothing, receiving])) {
        const settings = { url: `http://127.0.0.1:${port}/`, connections: 20, duration: 2 };
        const {
          requests: { average },
          non2xx,
        } = await load(settings, requests);
        if (non2xx > 0) throw new Error(`${settings.url}: ${non2xx} answers were not 200`);
        if (round > 0) best.set(port, Math.max(best.get(port) ?? 0, average));
      }
    }
  } finally {
    child.kill();
  }
  const ratio = ({ nothing, receiving }: { nothing: number; receiving: number }): number =>
    Math.round(((best.get(receiving) ?? 0) / (best.get(nothing) ?? 1)) * 100) / 100;
  return Object.fromEntries(Object.entries(ports).map(([name, pair]) => [name, ratio(pair)]));
}

/** Microseconds for one push in memory, best round. */
async function bare(): Promise<number> {
  const receiver = createPushReceiver({ accessKey, secrets: secret, accept: () => {} });
  const given = (await pushes(200)).map(({ body, headers: { authorization } }) => ({ body, authorization }));
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 20; round++) {
    const started = performance.now();
    for (const push of given) if ((await receiver.receive(push)).status !== 200) throw new Error("a push was refused");
    best = Math.min(best, performance.now() - started);
  }
  return Math.round((best * 1000) / given.length);
}

/** Milliseconds in which 99 of 100 answers are there, and how many were not 200 (a busy machine); undefined without redis-server. */
async function queueP99(): Promise<{ readonly p99: number; readonly refused: number } | undefined> {
  if (spawnSync("redis-server", ["--version"]).error) return undefined;
  const [redisPort, port] = [await freePort(), await freePort()];
  const redis = spawn("redis-server", ["--port", `${redisPort}`, "--save", "", "--appendonly", "no"], {
    stdio: "ignore",
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const [receiver] = await start(fileURLToPath(new URL("../examples/push-queue/receiver.ts", import.meta.url)), {
    REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    PORT: `${port}`,
    PANDAPON_ACCESS_KEY: accessKey,
    PANDAPON_ACCESS_SECRET: secret,
  });
  try {
    const url = `http://127.0.0.1:${port}/pandapon`;
    const requests = await pushes(5000);
    await pacedLoad(url, requests.slice(0, 1000), 500);
    return await pacedLoad(url, requests.slice(1000), 500);
  } finally {
    receiver.kill();
    redis.kill();
  }
}

const perSecond = await throughput();
const memory = await bare();
const queue = await queueP99();
const results = {
  node: process.version,
  "verified pushes per second, against a handler that does nothing in the same framework": perSecond,
  "receive in memory, µs": memory,
  "answer at 500 pushes a second with BullMQ": queue ?? null,
};
writeFileSync(new URL("push.json", import.meta.url), `${JSON.stringify(results, undefined, 2)}\n`);
process.stdout.write(`${JSON.stringify(results, undefined, 2)}\n`);
