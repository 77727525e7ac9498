// Receives pushes into a table and works through it, in one process. DATA_DIR is PGlite's; with a Postgres server, run several.
import { setTimeout as sleep } from "node:timers/promises";
import { PGlite } from "@electric-sql/pglite";
import { createPushReceiver } from "@pandapon/taobao";
import Fastify from "fastify";
import { createPushTable } from "./table.ts";

const { DATA_DIR = "./pushes", PORT = "8080" } = process.env;
const { PANDAPON_ACCESS_KEY: accessKey = "", PANDAPON_ACCESS_SECRET: secret = "" } = process.env;

const db = await PGlite.create(DATA_DIR);
await db.exec("CREATE TABLE IF NOT EXISTS change (push_key text NOT NULL, order_id text)");
const table = await createPushTable(db);
const receiver = createPushReceiver({ accessKey, secrets: secret, accept: table.store });

const app = Fastify({ forceCloseConnections: true });
app.register(receiver.fastify, { url: "/pandapon" });
await app.listen({ port: Number(PORT), host: "127.0.0.1" });
console.log("receiving");

while (true) {
  // In a shop: read the order (`taobao.orders.get`) and store what it says, through the same transaction.
  const hadWork = await table.work(async (transaction, push) => {
    const orderId = push.event === "taobao.orderPriceModified" ? push.body.salesOrderId : undefined;
    await transaction.query("INSERT INTO change (push_key, order_id) VALUES ($1, $2)", [push.key, orderId ?? null]);
  });
  if (!hadWork) await sleep(50);
}
