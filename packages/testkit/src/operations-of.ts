import { createRequire } from "node:module";
import type document from "@pandapon/spec/openapi.json";

export type PackageName = "taobao" | "1688" | "logistics";

/** An operation, as the description places it in the clients. */
export interface Described {
  readonly id: string;
  readonly group: string;
  readonly method: string;
  readonly safety: string;
  readonly isPaged: boolean;
  readonly reconcile: string | null | undefined;
}

/** The operations that the description gives to one package. */
export function operationsOf(name: PackageName): Described[] {
  const { paths = {} } = createRequire(import.meta.url)("@pandapon/spec/openapi.json") as typeof document;
  return Object.values(paths)
    .flatMap(({ get, put, post, delete: remove, patch }) => [get, put, post, remove, patch])
    .flatMap((operation) => {
      const client = operation?.["x-client"];
      if (!operation || client?.package !== name) return [];
      return {
        id: String(operation.operationId),
        group: client.group,
        method: client.method,
        safety: String(operation["x-safety"]),
        isPaged: operation["x-page"] !== undefined,
        reconcile: operation["x-reconcile"]?.operation,
      };
    });
}
