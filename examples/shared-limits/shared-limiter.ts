// One limit for all processes of a shop: the count lives in Redis, the waiting in each process.
import { setTimeout as sleep } from "node:timers/promises";
import type { Limiter } from "@pandapon/core";
import { RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";

/**
 * At most `perSecond` attempts start in any second, over all processes that use the same Redis and key.
 *
 * @param redis A connected client of the package `redis`.
 *
 * The library counts in windows of one second, and a second of the clock can touch two of them: each window gets half.
 */
export function createSharedLimiter(redis: object, perSecond: number, key = "pandapon"): Limiter {
  const windows = new RateLimiterRedis({
    storeClient: redis,
    useRedisPackage: true,
    keyPrefix: "limit",
    points: Math.floor(perSecond / 2),
    duration: 1,
  });
  return {
    async acquire({ signal }) {
      while (true) {
        signal.throwIfAborted();
        try {
          await windows.consume(key);
          return () => {};
        } catch (refused) {
          // Anything but "no points left" is a broken Redis: better no call than a call over the limit.
          if (!(refused instanceof RateLimiterRes)) throw refused;
          await sleep(refused.msBeforeNext + Math.random() * 20, undefined, { signal });
        }
      }
    },
    pause(ms) {
      // The server answered 429 to one process: no process may start for that long. Not awaited; a failure shows in the next acquire.
      void windows.block(key, Math.ceil(ms / 1000)).catch(() => {});
    },
  };
}
