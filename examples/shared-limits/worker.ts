// One of several processes: reads the cart `calls` times, as fast as the shared limit lets it.
import { fromEnv } from "@pandapon/core";
import { createTaobao } from "@pandapon/taobao";
import { createClient as createRedis } from "redis";
import { createSharedLimiter } from "./shared-limiter.ts";

const [redisUrl, perSecond, calls] = process.argv.slice(2);
const redis = createRedis({ url: redisUrl ?? "redis://127.0.0.1:6379" });
await redis.connect();
try {
  const taobao = createTaobao({ ...fromEnv(), limits: createSharedLimiter(redis, Number(perSecond)) });
  await Promise.all(Array.from({ length: Number(calls) }, () => taobao.cart.list()));
} finally {
  await redis.close();
}
