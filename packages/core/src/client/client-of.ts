import { atDoor } from "../errors/at-door.ts";
import { captureOrigin } from "../errors/origin.ts";
import { requireType } from "../errors/require-type.ts";
import { checkText } from "../values/checks.ts";
import { Call } from "./call.ts";
import type { CallFrom } from "./call-from.ts";
import type { Client } from "./client.ts";
import { createRaw } from "./raw-client.ts";
import { runOperation } from "./run-operation.ts";
import type { Shared } from "./shared.ts";

/** A client that calls as one sub-account. The views of a client share everything else. */
export function clientOf(shared: Shared, userId?: string): Client {
  const { registry, transport } = shared;
  const call: CallFrom = (operation, input, options = {}, entry = call) => {
    // Before anything else: the engine reads the stack faster while few variables exist.
    const origin = captureOrigin(entry);
    return new Call((resolve, reject) => {
      const own = userId === undefined || options?.userId !== undefined ? options : { ...options, userId };
      runOperation(shared, operation, input ?? {}, own).then(resolve, reject);
    }, origin);
  };
  return {
    raw: createRaw(shared, userId),
    call,
    as(other) {
      checkText("userId", other);
      return clientOf(shared, other);
    },
    register(operations, group) {
      requireType("operations", operations, "object");
      atDoor(() => {
        for (const [name, operation] of Object.entries(operations))
          registry.add(operation, group === undefined ? undefined : `${group}.${name}`);
      });
    },
    limits: () => transport.limits?.snapshot?.() ?? { running: 0, waiting: 0, pausedMs: 0 },
  };
}
