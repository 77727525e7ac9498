// Receives pushes and hands them over to the queue. Run as many of these as you like.
import { createPushReceiver } from "@pandapon/taobao";
import Fastify from "fastify";
import { createPushQueue } from "./queue.ts";

const { REDIS_URL = "redis://127.0.0.1:6379", PORT = "8080" } = process.env;
const { PANDAPON_ACCESS_KEY: accessKey = "", PANDAPON_ACCESS_SECRET: secret = "" } = process.env;

const queue = createPushQueue(REDIS_URL);
const receiver = createPushReceiver({
  accessKey,
  secrets: secret,
  accept: (push) => queue.add(push.event, push.raw, { jobId: push.key }),
  onRefused: ({ reason, hint }) => console.error(`${reason}: ${hint}`),
  onLate: ({ push }) => console.error(`late: ${push.key}`),
});

const app = Fastify({ forceCloseConnections: true });
app.register(receiver.fastify, { url: "/pandapon" });
await app.listen({ port: Number(PORT), host: "127.0.0.1" });
console.log("receiving");
