// Several processes against one real Redis: together they never exceed the limit, and every call is answered.
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startRedis } from "@pandapon/testkit/redis-server";
import { afterAll, beforeAll, expect, test } from "vitest";

const execute = promisify(execFile);
const cwd = fileURLToPath(new URL("..", import.meta.url));
const redis = await startRedis();
const arrivals: number[] = [];
const server = createServer((request, response) => {
  arrivals.push(performance.now());
  request.resume();
  response.setHeader("content-type", "application/json");
  response.end('{"requestId":"0","code":200,"developId":null,"msg":"成功","data":{"enableList":[],"disableList":[]}}');
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => {
  redis?.stop();
  server.close();
});

// Once more if it is red: a machine under load may let calls of two seconds arrive in one.
test.runIf(redis)("three processes together stay under 20 a second", { retry: 2 }, async () => {
  arrivals.length = 0;
  const perSecond = 20;
  const env = {
    ...process.env,
    PANDAPON_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    PANDAPON_ACCESS_KEY: "0".repeat(32),
    PANDAPON_ACCESS_SECRET: "test-secret-not-real",
    PANDAPON_USER_ID: "2100000000000",
  };
  const worker = () =>
    execute(process.execPath, ["worker.ts", redis?.url ?? "", String(perSecond), "20"], { cwd, env });
  await Promise.all([worker(), worker(), worker()]);

  expect(arrivals).toHaveLength(60);
  const inSecond = arrivals.map((start) => arrivals.filter((it) => it >= start && it < start + 1000).length);
  expect(Math.max(...inSecond)).toBeLessThanOrEqual(perSecond);
  // All of them wanted to go at once: without the limit this takes a fraction of a second.
  expect((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)).toBeGreaterThan(3_000);
});
