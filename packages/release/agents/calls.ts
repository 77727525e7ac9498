import { readFileSync } from "node:fs";

/** One call of a marketplace package, as the description has it. */
export interface Call {
  /** `taobao`, `1688` or `logistics`. */
  readonly package: string;
  /** `cart.createOrder`. */
  readonly method: string;
  readonly operationId: string;
  readonly summary: string;
  readonly safety: "read" | "write" | "payment";
  /** How well the path is known. */
  readonly grade: string;
  /** The operation that tells what happened after an unknown outcome; null: none does. Undefined for reads. */
  readonly reconcile: string | null | undefined;
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly "x-client": { readonly package: string; readonly group: string; readonly method: string };
  readonly "x-safety": Call["safety"];
  readonly "x-evidence": { readonly path: string };
  readonly "x-reconcile"?: { readonly operation: string | null };
}

/** All calls in the order of the description. */
export function readCalls(bundle: URL): readonly Call[] {
  const { paths } = JSON.parse(readFileSync(bundle, "utf8")) as { paths: Record<string, Record<string, unknown>> };
  return Object.values(paths)
    .flatMap((item) => Object.values(item))
    .flatMap((part) => (isOperation(part) ? [callOf(part)] : []));
}

const isOperation = (part: unknown): part is Operation =>
  typeof part === "object" && part !== null && "operationId" in part && "x-client" in part;

const callOf = (operation: Operation): Call => ({
  package: operation["x-client"].package,
  method: `${operation["x-client"].group}.${operation["x-client"].method}`,
  operationId: operation.operationId,
  summary: operation.summary,
  safety: operation["x-safety"],
  grade: operation["x-evidence"].path,
  reconcile: operation["x-reconcile"]?.operation,
});
