// Where the products end up. Here: two hashes in Redis. In a shop: a table with the id as its primary key, and an upsert.
import type { Redis } from "ioredis";

const PRODUCTS = "catalogue:products";
const FAILED = "catalogue:failed";

export interface StoredItem {
  readonly id: string;
  /** What is wanted of the product, or why it could not be read. */
  readonly product?: object;
  readonly failure?: string;
}

/** Storing an item twice changes nothing: a chunk whose worker died is read again from its cursor, and a few items come twice. */
export async function save(redis: Redis, items: readonly StoredItem[]): Promise<void> {
  const batch = redis.multi();
  for (const { id, product, failure } of items) {
    if (product) batch.hset(PRODUCTS, id, JSON.stringify(product)).hdel(FAILED, id);
    else batch.hset(FAILED, id, failure ?? "");
  }
  await batch.exec();
}

export async function counts(redis: Redis): Promise<{ stored: number; failed: number }> {
  return { stored: await redis.hlen(PRODUCTS), failed: await redis.hlen(FAILED) };
}

/** Ids to plan again, with the reason of each. */
export function failures(redis: Redis): Promise<Record<string, string>> {
  return redis.hgetall(FAILED);
}
