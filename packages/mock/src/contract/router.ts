import type { DescribedOperation } from "./description.ts";

export type Route =
  | {
      readonly kind: "operation";
      readonly operation: DescribedOperation;
      readonly params: Readonly<Record<string, string>>;
    }
  | { readonly kind: "method"; readonly allowed: readonly string[] }
  | { readonly kind: "path" };

interface Node {
  readonly literal: Map<string, Node>;
  param?: { readonly name: string; readonly node: Node };
  readonly operations: Map<string, DescribedOperation>;
}

const newNode = (): Node => ({ literal: new Map(), operations: new Map() });

/** A tree of path segments. A literal segment wins over a parameter, so `/order/page` is never an order called "page". */
export class Router {
  readonly #root = newNode();

  constructor(operations: readonly DescribedOperation[]) {
    for (const operation of operations) this.#add(operation);
  }

  #add(operation: DescribedOperation): void {
    let node = this.#root;
    for (const segment of operation.path.split("/").slice(1)) {
      const param = /^\{(.+)\}$/.exec(segment)?.[1];
      if (param !== undefined) {
        node.param ??= { name: param, node: newNode() };
        node = node.param.node;
      } else {
        let next = node.literal.get(segment);
        if (next === undefined) {
          next = newNode();
          node.literal.set(segment, next);
        }
        node = next;
      }
    }
    node.operations.set(operation.method, operation);
  }

  /** `segments`: percent-decoded parts of the path, without the leading slash. */
  match(method: string, segments: readonly string[]): Route {
    const found = find(this.#root, segments, 0, {});
    if (found === undefined) return { kind: "path" };
    const operation = found.node.operations.get(method);
    if (operation === undefined) return { kind: "method", allowed: [...found.node.operations.keys()] };
    return { kind: "operation", operation, params: found.params };
  }
}

function find(
  node: Node,
  segments: readonly string[],
  at: number,
  params: Readonly<Record<string, string>>,
): { node: Node; params: Readonly<Record<string, string>> } | undefined {
  const segment = segments[at];
  if (segment === undefined) return node.operations.size > 0 ? { node, params } : undefined;
  const literal = node.literal.get(segment);
  const found = literal === undefined ? undefined : find(literal, segments, at + 1, params);
  if (found !== undefined || node.param === undefined || segment === "") return found;
  return find(node.param.node, segments, at + 1, { ...params, [node.param.name]: segment });
}
