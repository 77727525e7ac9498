// One job is a chunk of product ids. Its progress is the cursor behind the last product that is stored.
import { Queue } from "bullmq";

export const QUEUE = "catalogue";

export interface Chunk {
  readonly ids: readonly string[];
}
export interface Progress {
  readonly cursor: string;
}

export function createChunkQueue(url: string): Queue<Chunk> {
  return new Queue<Chunk>(QUEUE, {
    connection: { url },
    defaultJobOptions: {
      // A chunk fails as a whole only when Redis or the network is gone: what is wrong with one product stays with that product.
      attempts: 20,
      backoff: { type: "exponential", delay: 500 },
    },
  });
}
