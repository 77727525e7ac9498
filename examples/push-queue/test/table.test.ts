// One table of a real Postgres (PGlite): what was answered 200 is there after a kill -9, and takes effect once.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { createPushReceiver, parsePush, signPush } from "@pandapon/taobao";
import { freePort } from "@pandapon/testkit/free-port";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPushTable, type PushTable } from "../table.ts";
import { keys, pushBody, send, start } from "./support.ts";

// To initialise a Postgres takes seconds: it is done once, and copied.
let db: PGlite;
let fresh: Blob;
beforeAll(async () => {
  db = await PGlite.create();
  fresh = await db.dumpDataDir("none");
}, 300_000);
afterAll(() => db.close());

describe("a table", () => {
  const receive = async (table: PushTable, body: string) => {
    const receiver = createPushReceiver({ accessKey: keys.accessKey, secrets: keys.secret, accept: table.store });
    return (await receiver.receive({ body, authorization: await signPush(body, keys) })).status;
  };
  const open = async () => {
    const table = await createPushTable(db);
    await db.exec("TRUNCATE push");
    const applied: string[] = [];
    const work = () => table.work(async (_transaction, { raw }) => void applied.push(raw));
    return { table, applied, work };
  };

  test("keeps repeats out, and prices that go back in", async () => {
    const { table, applied, work } = await open();
    const price = (fee: number, timestamp: number) =>
      JSON.stringify({ messageType: "T", messageBody: { fee }, timestamp: String(timestamp) });
    const bodies = [price(1, 1_745_483_449_000), price(2, 1_745_483_450_000), price(1, 1_745_483_451_000)];
    for (const body of [...bodies, ...bodies]) expect(await receive(table, body)).toBe(200);
    while (await work());
    expect(applied.toSorted()).toEqual(bodies.toSorted());
  });

  test("keeps a repeat out that comes after the work was done", async () => {
    const { table, applied, work } = await open();
    await receive(table, pushBody(1));
    expect(await work()).toBe(true);
    await receive(table, pushBody(1));
    expect(await work()).toBe(false);
    expect(applied).toEqual([pushBody(1)]);
  });

  test("undoes the effect of a push that fails, and tries it again later", async () => {
    const { table } = await open();
    await db.exec("CREATE TABLE change (id text)");
    await receive(table, pushBody(1));
    const fail = () =>
      table.work(async (transaction) => {
        await transaction.exec("INSERT INTO change VALUES ('half')");
        throw new Error("the API is down");
      });
    expect(await fail()).toBe(true);
    expect((await db.query("SELECT * FROM change")).rows).toEqual([]);
    expect(await fail()).toBe(false);
    expect((await db.query("SELECT attempts FROM push")).rows).toEqual([{ attempts: 1 }]);
    await db.exec("UPDATE push SET due_at = now()");
    expect(await table.work(async () => {})).toBe(true);
    expect((await db.query("SELECT count(done_at)::int AS done FROM push")).rows).toEqual([{ done: 1 }]);
  });

  test("says it when the database is gone", async () => {
    const copy = await PGlite.create({ loadDataDir: fresh });
    const table = await createPushTable(copy);
    await copy.close();
    expect(await receive(table, pushBody(1))).toBe(500);
    await expect(table.work(async () => {})).rejects.toThrow();
  });
});

test("a process that is killed loses no push that it answered 200, and applies none twice", {
  timeout: 300_000,
}, async () => {
  const DATA_DIR = await mkdtemp(join(tmpdir(), "pushes-"));
  const answered = new Set<string>();
  await (await PGlite.create({ dataDir: DATA_DIR, loadDataDir: fresh })).close();
  try {
    for (let round = 0; round < 2; round++) {
      const PORT = String(await freePort());
      let killed: Promise<void> | undefined;
      const program = await start("receiver-sql.ts", { DATA_DIR, PORT });
      const bodies = Array.from({ length: 30 }, (_, n) => pushBody(n + 15 * round));
      const sent = bodies.map(async (body) => {
        // Again until it is answered 200, as PandaPon does: a busy machine may take more than a second.
        for (let attempt = 0; attempt < 20 && !killed; attempt++) {
          if ((await send(`http://127.0.0.1:${PORT}/pandapon`, body)) !== 200) continue;
          answered.add(body);
          break;
        }
        // In the middle of things.
        if (answered.size > 8 * (round + 1)) killed ??= program.stop();
      });
      await Promise.all(sent);
      await (killed ?? program.stop());
    }
    const db = await PGlite.create(DATA_DIR);
    const table = await createPushTable(db);
    while (
      await table.work(async (transaction, { key }) => {
        await transaction.query("INSERT INTO change (push_key) VALUES ($1)", [key]);
      })
    );
    const { rows } = await db.query<{ push_key: string }>("SELECT push_key FROM change");
    const keysApplied = rows.map(({ push_key }) => push_key);
    expect(new Set(keysApplied).size).toBe(keysApplied.length);
    for (const body of answered) expect(keysApplied).toContain((await parsePush(body)).key);
    expect(answered.size).toBeGreaterThan(8);
    await db.close();
  } finally {
    await rm(DATA_DIR, { recursive: true, force: true });
  }
});
