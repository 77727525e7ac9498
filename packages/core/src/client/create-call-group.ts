import { callFrom } from "./call-from.ts";
import type { Client } from "./client.ts";
import { groupOf, type OperationsOf } from "./group-of.ts";
import type { PagedCall } from "./paged-call.ts";

/** The operations of a group without lists. */
type CallsOf<Group> = {
  readonly [Name in keyof Group]: Group[Name] extends (...given: never[]) => PagedCall<unknown, unknown>
    ? never
    : OperationsOf<Group>[Name];
};

/** Like `createGroup`, for a group without lists: the code for lists is not loaded. */
export function createCallGroup<Group extends object>(
  client: Client,
  operations: NoInfer<CallsOf<Group>>,
  group?: string,
): Group {
  return groupOf<Group>(client, operations as OperationsOf<Group>, group, (...asked) => callFrom(client)(...asked));
}
