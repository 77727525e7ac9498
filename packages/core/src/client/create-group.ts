import { requireType } from "../errors/require-type.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { AnyOperation, Operation } from "../types/operation.ts";
import type { Call } from "./call.ts";
import { callFrom } from "./call-from.ts";
import type { Client } from "./client.ts";
import { list } from "./list.ts";

/** The operation behind each method of a group. */
export type OperationsOf<Group> = {
  readonly [Name in keyof Group]: Group[Name] extends (input: infer Input, options?: CallOptions) => Call<infer Output>
    ? Operation<NonNullable<Input>, Output>
    : never;
};

/**
 * The methods of a group, each of which calls its operation: `(input, options)` to `Call`, or to `PagedCall` where it pages.
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
  requireType("client", client, "object");
  requireType("operations", operations, "object");
  const methods: Record<string, unknown> = {};
  for (const [name, operation] of Object.entries<AnyOperation>(operations as Readonly<Record<string, AnyOperation>>)) {
    const method = (input?: never, options?: CallOptions): Call<unknown> =>
      operation.page
        ? list(client, operation, input, options, method)
        : callFrom(client)(operation, input, options, method);
    methods[name] = method;
  }
  client.register(operations as Readonly<Record<string, AnyOperation>>, group);
  return methods as Group;
}
