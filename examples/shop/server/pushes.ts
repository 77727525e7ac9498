import { createPushReceiver } from "@pandapon/taobao";

export interface Pushes {
  /** For the route that PandaPon calls. */
  readonly receive: (request: Request) => Promise<Response>;
  /** Calls back after each push. Returns a function that ends it. */
  listen(callback: () => void): () => void;
}

/**
 * A push is only a trigger: older ones may arrive last, so pages read the orders again instead of trusting the push. That is also why
 * nothing is stored here: a page that opens later reads the orders anyway. A shop that sends mails after a push stores it first, as
 * examples/push-queue does.
 */
export function createPushes(accessKey: string, accessSecret: string): Pushes {
  const listeners = new Set<() => void>();
  const receiver = createPushReceiver({
    accessKey,
    secrets: accessSecret,
    accept: async () => {
      for (const callback of listeners) callback();
    },
    onRefused: ({ reason, hint }) => console.error(`push refused: ${reason}. ${hint}`),
  });
  return {
    receive: receiver.fetch,
    listen: (callback) => {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
  };
}
