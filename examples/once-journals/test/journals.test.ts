// Both journals keep what every journal must: one winner per version, nothing forgotten; and several processes order once through them.
import { PGlite } from "@electric-sql/pglite";
import type { OnceJournal, OnceRecord } from "@pandapon/core/once";
import { createTaobao } from "@pandapon/taobao";
import { createOnce } from "@pandapon/taobao/once";
import { createWorld, persist } from "@pandapon/testkit";
import { startRedis } from "@pandapon/testkit/redis-server";
import { createClient } from "redis";
import { afterAll, describe, expect, it } from "vitest";
import { redisJournal } from "../redis-journal.ts";
import { sqlJournal, TABLE } from "../sql-journal.ts";
import { direct, shop } from "./shop.ts";

const server = await startRedis();
const clients = await Promise.all(server ? [1, 2].map(() => createClient({ url: server.url }).connect()) : []);
const database = new PGlite();
await database.exec(TABLE);

afterAll(async () => {
  for (const client of clients) client.destroy();
  server?.stop();
  await database.close();
});

/** Journals of two processes, each with its own connection. */
const journals: [string, () => OnceJournal[]][] = [["Postgres", () => [sqlJournal(database), sqlJournal(database)]]];
if (clients.length > 0) journals.push(["Redis", () => clients.map((client) => redisJournal(client))]);

const record = (key: string, version: number, more: Partial<OnceRecord> = {}): OnceRecord => ({
  key,
  kind: "create",
  inputHash: "ab",
  version,
  state: "intended",
  attempts: [],
  ...more,
});

describe.each(journals)("%s", (name, connect) => {
  it("lets one of many writers win, and shows its record to all", async () => {
    const [first, second] = connect() as [OnceJournal, OnceJournal];
    const key = `create:${name}-race`;
    for (let version = 1; version <= 20; version++) {
      const results = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          (index % 2 ? first : second).put(record(key, version, { inputHash: `${version}-${index}` }), version - 1),
        ),
      );
      expect(results.filter(Boolean)).toHaveLength(1);
      const winner = `${version}-${results.indexOf(true)}`;
      expect(await first.read(key)).toMatchObject({ version, inputHash: winner });
      expect(await second.read(key)).toEqual(await first.read(key));
    }
  });

  it("lists what is not settled", async () => {
    const [journal] = connect() as [OnceJournal];
    const key = `create:${name}-open`;
    const keys = async (): Promise<string[]> => {
      const open: string[] = [];
      for await (const one of journal.open()) open.push(one.key);
      return open;
    };
    await journal.put(record(key, 1, { state: "doubtful" }), 0);
    expect(await keys()).toContain(key);
    expect(await journal.put(record(key, 2, { state: "settled" }), 1)).toBe(true);
    expect(await keys()).not.toContain(key);
    expect(await journal.read("create:none")).toBeUndefined();
  });

  it.each([["answer"], ["lose"], ["drop", "answer"]] as const)(
    "orders once for two processes with the same key, and both get it: %s",
    async (...fates) => {
      const world = createWorld(shop, { fates, lagMs: 60_000 });
      const key = `${name}-${fates.join("-")}`;
      const credentials = { accessKey: "test-access-key", accessSecret: "test-access-secret", userId: "2100000000001" };
      const results = await Promise.all(
        connect().map((journal) =>
          persist(
            world,
            () => {
              const taobao = createTaobao({
                ...credentials,
                fetch: world.fetch as never,
                clock: world.clock,
                retries: 0,
              });
              const once = createOnce(taobao, { journal, clock: world.clock });
              return () => once.createOrder(key, direct);
            },
            true,
          ),
        ),
      );
      expect(world.orders).toHaveLength(1);
      expect(results).toMatchObject([{ id: world.orders[0]?.id }, { id: world.orders[0]?.id }]);
    },
    60_000,
  );
});
