// The known traps of a queue between receiver and worker, each against a real Redis.
import { createPushReceiver, parsePush, signPush } from "@pandapon/taobao";
import { startRedis } from "@pandapon/testkit/redis-server";
import { type Queue, Worker } from "bullmq";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { createPushQueue, QUEUE } from "../queue.ts";
import { keys, pushBody } from "./support.ts";

const redis = await startRedis();
const url = redis?.url ?? "";
afterAll(() => redis?.stop());

describe.runIf(redis)("a queue in Redis", () => {
  const closers: (() => Promise<unknown>)[] = [];
  let queue: Queue<string>;
  beforeEach(async () => {
    queue = createPushQueue(url);
    await queue.waitUntilReady();
    await queue.obliterate({ force: true });
    closers.push(() => queue.close());
  });
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });

  const receiver = () =>
    createPushReceiver({
      accessKey: keys.accessKey,
      secrets: keys.secret,
      accept: (push) => queue.add(push.event, push.raw, { jobId: push.key }),
    });
  const receive = async (body = pushBody(1)) => receiver().receive({ body, authorization: await signPush(body, keys) });

  test("takes a push and its repeats as one job", async () => {
    for (let round = 0; round < 3; round++) expect(await receive()).toMatchObject({ status: 200 });
    expect(await queue.getJobCounts("waiting")).toEqual({ waiting: 1 });
    const [job] = await queue.getJobs(["waiting"]);
    expect(await parsePush(job?.data ?? "")).toMatchObject({ event: "taobao.orderPriceModified", key: job?.id });
  });

  test("refuses job ids that are digits only or have a colon: the key of a push is neither", async () => {
    await expect(queue.add("push", "", { jobId: "123" })).rejects.toThrow(/integers/);
    await expect(queue.add("push", "", { jobId: "order:1" })).rejects.toThrow(/contain :/);
    const { key } = await parsePush(pushBody(1));
    expect((await queue.add("push", "", { jobId: key })).id).toBe(key);
  });

  test("runs a repeat twice with removeOnComplete: true, and once when jobs are kept", async () => {
    const runs: string[] = [];
    const worker = new Worker(QUEUE, async ({ id }) => void runs.push(id ?? ""), {
      connection: { url, maxRetriesPerRequest: null },
    });
    closers.push(() => worker.close());
    const completed = () => new Promise((resolve) => worker.once("completed", resolve));
    const options = { jobId: "pForgotten", removeOnComplete: true };
    for (let round = 0; round < 2; round++) {
      const done = completed();
      await queue.add("push", "", options);
      await done;
    }
    expect(runs).toEqual(["pForgotten", "pForgotten"]);

    const done = completed();
    await receive();
    await done;
    expect(await receive()).toMatchObject({ status: 200 });
    const last = completed();
    await queue.add("push", "", { jobId: "pLast" });
    await last;
    const { key } = await parsePush(pushBody(1));
    expect(runs.slice(2)).toEqual([key, "pLast"]);
  });

  test("with Redis down: a 500 at once, and the repeat is taken when Redis is back", async () => {
    await redis?.stop();
    await expect.poll(async () => (await receive()).reason).toBe("accept-failed");
    expect(await receive()).toMatchObject({ status: 500, reason: "accept-failed" });
    await redis?.start();
    await expect.poll(async () => (await receive()).status, { timeout: 10_000 }).toBe(200);
    expect(await queue.getJobCounts("waiting")).toEqual({ waiting: 1 });
  });

  test("with Redis frozen: no 200, the job lands later, and its repeat is the same job", async () => {
    redis?.freeze();
    try {
      const { status, reason } = await receive();
      expect([`${status} ${reason}`]).toEqual([expect.stringMatching(/^500 accept-failed$|^503 too-slow$/)]);
    } finally {
      redis?.thaw();
    }
    await expect.poll(() => queue.getJobCounts("waiting"), { timeout: 10_000 }).toEqual({ waiting: 1 });
    await expect.poll(async () => (await receive()).status, { timeout: 10_000 }).toBe(200);
    expect(await queue.getJobCounts("waiting")).toEqual({ waiting: 1 });
  });
});
