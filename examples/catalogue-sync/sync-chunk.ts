import type { Taobao } from "@pandapon/taobao";
import type { Job } from "bullmq";
import type { Redis } from "ioredis";
import type { Chunk, Progress } from "./queue.ts";
import { type StoredItem, save } from "./store.ts";

/** Items that are stored at once. So many are read again at most when a worker dies, and those that were under way. */
const BATCH = 25;

/** Reads the products of a chunk, from where an earlier worker stopped. */
export async function syncChunk(taobao: Taobao, redis: Redis, job: Job<Chunk>, concurrency: number): Promise<void> {
  const after = (job.progress as Partial<Progress>).cursor;
  let batch: StoredItem[] = [];
  let cursor = after;
  for await (const item of taobao.products.stream([...job.data.ids], { concurrency, after })) {
    if (item.ok) {
      const { title, mpId, skuList } = item.data;
      batch.push({ id: item.id, product: { title, mpId, skus: skuList?.length ?? 0 } });
    } else {
      batch.push({ id: item.id, failure: item.error.hint });
    }
    cursor = item.cursor;
    if (batch.length === BATCH) await flush();
  }
  await flush();

  async function flush(): Promise<void> {
    if (batch.length === 0 || cursor === undefined) return;
    // First the items, then the cursor: dying in between costs a repeat and loses nothing.
    await save(redis, batch);
    await job.updateProgress({ cursor });
    batch = [];
  }
}
