import { InputError } from "../errors/errors.ts";
import type { PushEventNames } from "./event-names.ts";
import type { Push } from "./push.ts";
import type { LatePush, PushLesson, RefusedPush } from "./push-result.ts";
import { isCount, type PushKeys } from "./verify-push.ts";

/** How pushes are received. */
export interface PushReceiverOptions extends PushKeys {
  /**
   * Stores the push durably, in a queue or a table. PandaPon gets its 200 only when the promise has resolved; when it
   * rejects, PandaPon repeats the push. Do not process the push here: PandaPon waits only 1000 ms.
   */
  accept(push: Push): unknown;
  /** Names of additional message types: `{ TAOBAO_ORDER_STATUS_MODIFY: "taobao.orderStatusModified" }`. */
  readonly events?: PushEventNames | undefined;
  /**
   * Milliseconds until the answer is 503, so that PandaPon repeats the push. PandaPon waits 1000 ms; TLS and the network count too.
   * @default 600
   */
  readonly guardMs?: number | undefined;
  /** The longest body that is read. @default 1048576 */
  readonly maxBytes?: number | undefined;
  /** Called if `guardMs` passed while `accept` was running: the push may still take effect, and PandaPon will repeat it. */
  readonly onLate?: ((late: LatePush) => unknown) | undefined;
  /** Called with every request that was not accepted, including the console's Verify call. Without it, refusals are silent. */
  readonly onRefused?: ((refused: RefusedPush) => unknown) | undefined;
  /**
   * Called after each push with what it shows about the undocumented rules: base, case of the hex digits, form of the body, headers. The answer
   * stays the same. `true` writes a line with `console.info`.
   * @default false
   */
  readonly learn?: boolean | ((lesson: PushLesson) => unknown) | undefined;
}

/** @throws InputError An option is unusable. */
export function checkOptions({ accept, guardMs = 600, maxBytes = 1_048_576 }: PushReceiverOptions): {
  readonly guardMs: number;
  readonly maxBytes: number;
} {
  if (typeof accept !== "function") throw new InputError("accept is missing");
  if (!(isCount(guardMs) && isCount(maxBytes))) {
    throw new InputError("guardMs or maxBytes is out of range");
  }
  return { guardMs, maxBytes };
}
