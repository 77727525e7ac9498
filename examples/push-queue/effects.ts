// What a push does, exactly once. Here: the newest state that a push told of each order, and how many pushes changed it.
import type { Push } from "@pandapon/taobao";
import type { Redis } from "ioredis";

/**
 * The note that a push was applied and its effect are one step: a worker that dies cannot come in between. BullMQ runs a job again when
 * its worker died, so that "the job ran" alone means at least once.
 */
const APPLY = `
  if redis.call("SADD", KEYS[1], ARGV[1]) == 0 then return 0 end
  redis.call("HINCRBY", KEYS[2], ARGV[2], 1)
  return 1
`;

/** @returns Whether this push changed something; false for one that was applied before. */
export async function apply(redis: Redis, push: Push): Promise<boolean> {
  const changed = await redis.eval(APPLY, 2, "pushes:applied", "orders:changes", push.key, orderOf(push));
  return changed === 1;
}

/** In a shop: read the order now (`taobao.orders.get`), since pushes arrive in any order, and store what it says. */
function orderOf(push: Push): string {
  return push.event === "taobao.orderPriceModified" || push.event === "taobao.orderStatusModified"
    ? (push.body.salesOrderId ?? push.key)
    : push.key;
}
