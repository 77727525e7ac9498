// The operations of a description with their parameters, bodies, answers and examples: one reader for sources and bundles. It does
// not know how references are followed; its caller passes that knowledge as a `Source`.
import { isObject, type JsonObject, listOf } from "./json.ts";
import type { OperationObject, PathItem } from "./types.ts";

/** A node with the place where it is written; `At` is a JSON pointer in a bundle, file and line in the sources. */
export interface Place<At> {
  readonly node: JsonObject;
  readonly at: At;
}

export interface Source<At> {
  child(at: At, keys: readonly (string | number)[]): At;
  /** The node itself, or what its `$ref` leads to. */
  follow(node: unknown, at: At): Place<At> | undefined;
}

export interface ExamplePlace<At> extends Place<At> {
  readonly name: string;
  readonly value: unknown;
  /** Where it is listed under its name. */
  readonly listedAt: At;
  /** Whether a `$ref` leads to it. */
  readonly external: boolean;
}

/** A parameter, a request body or an answer: a schema and what is shown of it. */
export interface Slot<At> {
  readonly kind: "parameter" | "request" | "answer";
  /** Name of the parameter, `body`, or the status of the answer. */
  readonly name: string;
  /** Place of the parameter, or the media type. */
  readonly in: string;
  readonly required: boolean;
  /** Whether it belongs to the path, not to the operation. */
  readonly shared: boolean;
  readonly schema: unknown;
  readonly examples: readonly ExamplePlace<At>[];
  /** The parameter, or the media type object. */
  readonly node: JsonObject;
  readonly at: At;
}

export interface OperationPlace<At> extends Place<At> {
  readonly id: string;
  readonly kind: "path" | "webhook";
  /** The path, or the name of the webhook. */
  readonly path: string;
  readonly method: string;
  readonly item: Place<At>;
  readonly slots: readonly Slot<At>[];
}

/** The HTTP methods that a path may have, in the order of OpenAPI's list. */
export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/** The operations of a path or webhook. */
export function operationObjects(item: PathItem): readonly OperationObject[] {
  const byMethod: Readonly<Record<string, unknown>> = item;
  return methods.flatMap((method) => (isObject(byMethod[method]) ? [byMethod[method] as OperationObject] : []));
}

export function readOperations<At>(root: Place<At>, source: Source<At>): readonly OperationPlace<At>[] {
  const found: OperationPlace<At>[] = [];
  for (const [section, kind] of [
    ["paths", "path"],
    ["webhooks", "webhook"],
  ] as const) {
    const map = root.node[section];
    for (const [path, raw] of Object.entries(isObject(map) ? map : {})) {
      const item = source.follow(raw, source.child(root.at, [section, path]));
      if (!item) continue;
      for (const method of methods) {
        const node = item.node[method];
        if (!isObject(node)) continue;
        const own = { node, at: source.child(item.at, [method]) };
        const slots = [...slotsOf(item, own, source)];
        found.push({ ...own, id: String(node.operationId ?? ""), kind, path, method, item, slots });
      }
    }
  }
  return found;
}

function* slotsOf<At>(item: Place<At>, operation: Place<At>, source: Source<At>): Generator<Slot<At>> {
  for (const holder of [item, operation]) {
    for (const [index, raw] of listOf(holder.node.parameters).entries()) {
      const parameter = source.follow(raw, source.child(holder.at, ["parameters", index]));
      if (parameter) yield parameterSlot(parameter, holder === item, source);
    }
  }
  const body = source.follow(operation.node.requestBody, source.child(operation.at, ["requestBody"]));
  if (body) yield* mediaSlots(body, { kind: "request", name: "body", required: body.node.required === true }, source);
  const { responses } = operation.node;
  for (const [status, raw] of Object.entries(isObject(responses) ? responses : {})) {
    const answer = source.follow(raw, source.child(operation.at, ["responses", status]));
    if (answer) yield* mediaSlots(answer, { kind: "answer", name: status, required: true }, source);
  }
}

function parameterSlot<At>({ node, at }: Place<At>, shared: boolean, source: Source<At>): Slot<At> {
  const single: ExamplePlace<At>[] =
    "example" in node ? [{ name: "example", node, value: node.example, at, listedAt: at, external: false }] : [];
  return {
    kind: "parameter",
    name: String(node.name),
    in: String(node.in),
    required: node.required === true,
    shared,
    schema: node.schema,
    examples: [...single, ...examplesOf({ node, at }, source)],
    node,
    at,
  };
}

function* mediaSlots<At>(
  holder: Place<At>,
  what: Pick<Slot<At>, "kind" | "name" | "required">,
  source: Source<At>,
): Generator<Slot<At>> {
  const { content } = holder.node;
  for (const [type, raw] of Object.entries(isObject(content) ? content : {})) {
    const media = source.follow(raw, source.child(holder.at, ["content", type]));
    if (!media) continue;
    yield {
      ...what,
      in: type,
      shared: false,
      schema: media.node.schema,
      examples: examplesOf(media, source),
      ...media,
    };
  }
}

function examplesOf<At>(holder: Place<At>, source: Source<At>): ExamplePlace<At>[] {
  const { examples } = holder.node;
  return Object.entries(isObject(examples) ? examples : {}).flatMap(([name, raw]) => {
    const listedAt = source.child(holder.at, ["examples", name]);
    const example = source.follow(raw, listedAt);
    const external = isObject(raw) && typeof raw.$ref === "string";
    return example ? [{ ...example, name, value: example.node.value, listedAt, external }] : [];
  });
}
