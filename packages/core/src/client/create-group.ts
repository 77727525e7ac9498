import { callFrom } from "./call-from.ts";
import type { Client } from "./client.ts";
import { groupOf, type OperationsOf } from "./group-of.ts";
import { list } from "./list.ts";

/**
 * The methods of a group. Each calls its operation with `(input, options)` and returns a `Call`, or a `PagedCall` if the operation
 * pages.
 * Registers the operations with the client.
 *
 * @param group Name of the group, so that hints name methods: `cart.list`.
 *
 * @example
 * ```ts
 * const cart: TaobaoCart = createGroup(client, { add: op.addTaobaoCartItem, … });
 * ```
 */
export function createGroup<Group extends object>(
  client: Client,
  operations: NoInfer<OperationsOf<Group>>,
  group?: string,
): Group {
  return groupOf<Group>(client, operations, group, (operation, ...asked) =>
    operation.page ? list(client, operation, ...asked) : callFrom(client)(operation, ...asked),
  );
}
