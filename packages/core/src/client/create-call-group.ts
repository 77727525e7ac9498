import { callFrom } from "./call-from.ts";
import type { Client } from "./client.ts";
import { groupOf, type OperationsOf } from "./group-of.ts";
import type { PagedCall } from "./paged-call.ts";

/** The operations of a group, none of which pages. */
type CallsOf<Group> = {
  readonly [Name in keyof Group]: Group[Name] extends (...given: never[]) => PagedCall<unknown, unknown>
    ? never
    : OperationsOf<Group>[Name];
};

/** As `createGroup`, for a group without lists: then no code for lists is loaded. */
export function createCallGroup<Group extends object>(
  client: Client,
  operations: NoInfer<CallsOf<Group>>,
  group?: string,
): Group {
  return groupOf<Group>(client, operations as OperationsOf<Group>, group, (...asked) => callFrom(client)(...asked));
}
