import { atDoor } from "../errors/at-door.ts";
import { requireType } from "../errors/require-type.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { AnyOperation, Operation } from "../types/operation.ts";
import type { Call } from "./call.ts";
import type { CallFrom } from "./call-from.ts";
import type { Client } from "./client.ts";

/** The operation behind each method of a group. */
export type OperationsOf<Group> = {
  readonly [Name in keyof Group]: Group[Name] extends (input: infer Input, options?: CallOptions) => Call<infer Output>
    ? Operation<NonNullable<Input>, Output>
    : never;
};

/** Creates one method per operation. Registers the operations with the client. */
export function groupOf<Group extends object>(
  client: Client,
  operations: OperationsOf<Group>,
  group: string | undefined,
  start: CallFrom,
): Group {
  return atDoor(() => {
    requireType("client", client, "object");
    requireType("client.register", client.register, "function");
    requireType("operations", operations, "object");
    const known = operations as Readonly<Record<string, AnyOperation>>;
    const methods: Record<string, unknown> = {};
    for (const [name, operation] of Object.entries(known)) {
      const method = (input?: never, options?: CallOptions): Call<unknown> =>
        start(operation, input, options, method, group && `${group}.${name}`);
      methods[name] = method;
    }
    client.register(known, group);
    return methods as Group;
  });
}
