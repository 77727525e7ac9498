// The queue between receiver and worker. Redis holds it, so that any number of either can run, on any machine.
import { Queue } from "bullmq";

export const QUEUE = "pandapon-pushes";

/** Twice as long as PandaPon repeats a push: five times, half an hour apart. */
const KEEP_SECONDS = 5 * 3600;

/**
 * What a receiver adds to.
 *
 * - `enableOfflineQueue: false`: with Redis down, `add` fails at once, PandaPon gets a 500 and repeats the push. Otherwise the push
 *   would wait in the memory of a process that may die.
 * - `commandTimeout`: with Redis frozen, `add` fails in time. The job may land later nevertheless; its repeat has the same job id.
 * - `removeOnComplete` by age, never `true`: a job that is gone does not keep its repeat out.
 */
export function createPushQueue(url: string): Queue<string> {
  const queue = new Queue<string>(QUEUE, {
    connection: { url, enableOfflineQueue: false, commandTimeout: 400, retryStrategy: () => 200 },
    defaultJobOptions: {
      attempts: 20,
      backoff: { type: "exponential", delay: 500 },
      removeOnComplete: { age: KEEP_SECONDS },
      removeOnFail: false,
    },
  });
  // A broken connection rejects each `add`, too. Without a listener it would end the process.
  queue.on("error", () => {});
  return queue;
}
