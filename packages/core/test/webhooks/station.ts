import { createPushReceiver, type Push, type PushReceiverOptions, type RefusedPush } from "../../src/webhooks/index.ts";
import { accessKey, secret } from "./support.ts";

/** A receiver, and what it accepted and refused. Its guard never fires within a test. */
export function station(own: Partial<PushReceiverOptions> = {}) {
  const accepted: Push[] = [];
  const refused: RefusedPush[] = [];
  const receiver = createPushReceiver({
    accessKey,
    secrets: secret,
    guardMs: 3_600_000,
    accept: (push) => accepted.push(push),
    onRefused: (it) => refused.push(it),
    ...own,
  });
  return { ...receiver, accepted, refused };
}
