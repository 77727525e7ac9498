import { operationsOf as allOperations, type OperationObject, readBundle } from "../../../spec/tools/document/index.ts";

export type PackageName = "taobao" | "1688" | "logistics";

/** An operation, as the description places it in the clients. */
export interface Described {
  readonly id: string;
  readonly group: string;
  readonly method: string;
  /** The template, with `{names}`. */
  readonly path: string;
  readonly safety: string;
  readonly isPaged: boolean;
  readonly reconcile: string | null | undefined;
}

/** The operations that the description gives to one package. */
export function operationsOf(name: PackageName): Described[] {
  const document = readBundle(new URL(import.meta.resolve("@pandapon/spec/openapi.json")));
  return allOperations(document).flatMap(({ id, node, path }) => {
    const operation = node as OperationObject;
    const client = operation["x-client"];
    if (client?.package !== name) return [];
    return {
      id,
      group: client.group,
      method: client.method,
      path,
      safety: String(operation["x-safety"]),
      isPaged: operation["x-page"] !== undefined,
      reconcile: operation["x-reconcile"]?.operation,
    };
  });
}
