import type { Entry } from "../errors/origin.ts";
import { requireType } from "../errors/require-type.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { AnyOperation, Operation } from "../types/operation.ts";
import type { Call } from "./call.ts";
import type { Client } from "./client.ts";

/** The operation behind each method of a group. */
export type OperationsOf<Group> = {
  readonly [Name in keyof Group]: Group[Name] extends (input: infer Input, options?: CallOptions) => Call<infer Output>
    ? Operation<NonNullable<Input>, Output>
    : never;
};

/** One use of a method. */
interface GroupCall {
  readonly operation: AnyOperation;
  readonly input: never;
  readonly options: CallOptions | undefined;
  /** The method: errors point at its caller's line. */
  readonly entry: Entry;
  /** `cart.list`; undefined without a name of the group. */
  readonly name: string | undefined;
}

/** One method per operation, each of which starts it. Registers the operations with the client. */
export function groupOf<Group extends object>(
  client: Client,
  operations: OperationsOf<Group>,
  group: string | undefined,
  start: (call: GroupCall) => Call<unknown>,
): Group {
  requireType("client", client, "object");
  requireType("operations", operations, "object");
  const known = operations as Readonly<Record<string, AnyOperation>>;
  const methods: Record<string, unknown> = {};
  for (const [name, operation] of Object.entries(known)) {
    const method = (input: never, options?: CallOptions): Call<unknown> =>
      start({ operation, input, options, entry: method, name: group && `${group}.${name}` });
    methods[name] = method;
  }
  client.register(known, group);
  return methods as Group;
}
