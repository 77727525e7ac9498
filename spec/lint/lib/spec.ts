// The description as the rules see it: operations, schemas and examples with the place where each one is written.
import path from "node:path";
import { isObject, type JsonObject, keysOf, listOf } from "./json.ts";
import type { Context, Location } from "./redocly.ts";

export interface Place {
  readonly node: JsonObject;
  readonly location: Location;
  /** The file, relative to the root document, with forward slashes. */
  readonly file: string;
}

/** A schema where it is used: `node` is what counts there, the target with the siblings of its `$ref` laid over it. */
export interface SchemaPlace extends Place {
  /** What stands at the place itself: the schema, or the `$ref` with its siblings. */
  readonly raw: JsonObject;
  /** Where the schema is written that the `$ref` leads to; the place itself without a `$ref`. */
  readonly target: Place;
  readonly direction: "request" | "answer";
  /** The name of the property, parameter or media type that holds it; undefined inside `items`, `allOf` and the like. */
  readonly property: string | undefined;
  /** Property names from the root of the body, `[]` for an item of a list. */
  readonly path: readonly string[];
  /** The schema around it. */
  readonly owner: SchemaPlace | undefined;
  /** The file of a named schema itself, not a use of it. */
  readonly definition: boolean;
}

export interface ExamplePlace extends Place {
  readonly name: string;
  /** `request`, `parameter`, or the status of the answer. */
  readonly of: string;
  /** Where it is listed under its name. */
  readonly nameAt: Location;
  /** Whether it stands in a file of its own. */
  readonly external: boolean;
}

export interface OperationPlace extends Place {
  readonly id: string;
  readonly kind: "path" | "webhook";
  /** The path, or the name of the webhook. */
  readonly at: string;
  readonly method: string;
  readonly item: Place;
  readonly parameters: readonly Place[];
  readonly schemas: readonly SchemaPlace[];
  readonly examples: readonly ExamplePlace[];
}

export interface Spec {
  readonly root: Place;
  readonly rootDir: string;
  readonly operations: readonly OperationPlace[];
  /** Every schema place once, in whatever operation it is used first. */
  readonly schemas: readonly SchemaPlace[];
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
const schemaKeys = [
  "items",
  "contains",
  "additionalProperties",
  "propertyNames",
  "unevaluatedItems",
  "unevaluatedProperties",
  "not",
  "if",
  "then",
  "else",
];
const schemaListKeys = ["allOf", "anyOf", "oneOf", "prefixItems"];
const schemaMapKeys = ["properties", "patternProperties", "$defs", "dependentSchemas"];

/** Where a schema place is written, as one text. */
export function placeId(place: Place): string {
  return `${place.location.source.absoluteRef}${place.location.pointer}`;
}

export function readSpec(rootNode: unknown, context: Context): Spec {
  const rootFile = context.location.source.absoluteRef;
  const rootDir = path.dirname(rootFile);
  const root: Place = {
    node: isObject(rootNode) ? rootNode : {},
    location: context.location,
    file: path.basename(rootFile),
  };

  const fileOf = (location: Location) => path.relative(rootDir, location.source.absoluteRef).split(path.sep).join("/");

  function follow(node: unknown, location: Location): Place | undefined {
    if (!isObject(node)) return undefined;
    const found = context.resolve(node, location.source.absoluteRef);
    if (!isObject(found.node)) return undefined;
    const at = typeof node.$ref === "string" ? found.location : location;
    return at && { node: found.node, location: at, file: fileOf(at) };
  }

  function* schemasAt(
    raw: unknown,
    location: Location,
    around: Pick<SchemaPlace, "direction" | "property" | "path" | "owner">,
    open: readonly string[] = [],
  ): Generator<SchemaPlace> {
    if (!isObject(raw)) return;
    const target = follow(raw, location);
    if (!target) return;
    const { $ref: _, ...siblings } = raw;
    const node = typeof raw.$ref === "string" ? { ...target.node, ...siblings } : raw;
    const place: SchemaPlace = { node, raw, location, file: fileOf(location), target, ...around, definition: false };
    yield place;
    const id = placeId(target);
    if (open.includes(id)) return;
    if (typeof raw.$ref === "string") {
      yield { ...place, ...target, raw: target.node, property: undefined, definition: true };
    }
    const inside = (value: unknown, keys: string[], next: Partial<SchemaPlace>) =>
      schemasAt(value, target.location.child(keys), { ...around, property: undefined, owner: place, ...next }, [
        ...open,
        id,
      ]);

    for (const key of schemaKeys) {
      const isItem = key === "items" || key === "contains";
      if (isObject(target.node[key]))
        yield* inside(target.node[key], [key], isItem ? { path: [...around.path, "[]"] } : {});
    }
    if (isObject(target.node.contentSchema))
      yield* inside(target.node.contentSchema, ["contentSchema"], { path: [...around.path, "{}"] });
    for (const key of schemaListKeys) {
      for (const [index, part] of listOf(target.node[key]).entries()) yield* inside(part, [key, String(index)], {});
    }
    for (const key of schemaMapKeys) {
      const map = target.node[key];
      if (!isObject(map)) continue;
      for (const [name, part] of Object.entries(map)) {
        yield* inside(part, [key, name], key === "properties" ? { property: name, path: [...around.path, name] } : {});
      }
    }
  }

  function* contentOf(holder: Place): Generator<[string, Place]> {
    const content = holder.node.content;
    for (const type of keysOf(content)) {
      const media = follow(isObject(content) ? content[type] : undefined, holder.location.child(["content", type]));
      if (media) yield [type, media];
    }
  }

  function* examplesAt(holder: Place, of: string): Generator<ExamplePlace> {
    const examples = holder.node.examples;
    if (!isObject(examples)) return;
    for (const [name, raw] of Object.entries(examples)) {
      const listed = holder.location.child(["examples", name]);
      const example = follow(raw, listed);
      if (example)
        yield { ...example, name, of, nameAt: listed.key(), external: isObject(raw) && typeof raw.$ref === "string" };
    }
  }

  function readOperation(
    kind: "path" | "webhook",
    at: string,
    method: string,
    item: Place,
    own: Place,
  ): OperationPlace {
    // What is sent to the server is a request; a webhook's body is read by clients like an answer, and what they return is theirs to send.
    const sent = kind === "path" ? "request" : "answer";
    const read = kind === "path" ? "answer" : "request";
    const schemas: SchemaPlace[] = [];
    const examples: ExamplePlace[] = [];
    const top = { property: undefined, path: [], owner: undefined };

    const parameters: Place[] = [];
    for (const holder of [item, own]) {
      for (const [index, raw] of listOf(holder.node.parameters).entries()) {
        const parameter = follow(raw, holder.location.child(["parameters", index]));
        if (!parameter) continue;
        parameters.push(parameter);
        const name = String(parameter.node.name);
        schemas.push(
          ...schemasAt(parameter.node.schema, parameter.location.child("schema"), {
            ...top,
            direction: sent,
            property: name,
            path: [name],
          }),
        );
        examples.push(...examplesAt(parameter, "parameter"));
      }
    }
    const body = follow(own.node.requestBody, own.location.child("requestBody"));
    for (const [, media] of body ? contentOf(body) : []) {
      schemas.push(...schemasAt(media.node.schema, media.location.child("schema"), { ...top, direction: sent }));
      examples.push(...examplesAt(media, "request"));
    }
    for (const status of keysOf(own.node.responses)) {
      const responses = own.node.responses as JsonObject;
      const answer = follow(responses[status], own.location.child(["responses", status]));
      for (const [, media] of answer ? contentOf(answer) : []) {
        schemas.push(...schemasAt(media.node.schema, media.location.child("schema"), { ...top, direction: read }));
        examples.push(...examplesAt(media, status));
      }
    }
    return { ...own, id: String(own.node.operationId ?? ""), kind, at, method, item, parameters, schemas, examples };
  }

  const operations: OperationPlace[] = [];
  for (const [section, kind] of [
    ["paths", "path"],
    ["webhooks", "webhook"],
  ] as const) {
    const map = root.node[section];
    for (const at of keysOf(map)) {
      const item = follow(isObject(map) ? map[at] : undefined, root.location.child([section, at]));
      if (!item) continue;
      for (const method of methods) {
        const node = item.node[method];
        if (!isObject(node)) continue;
        const location = item.location.child(method);
        operations.push(readOperation(kind, at, method, item, { node, location, file: item.file }));
      }
    }
  }

  const seen = new Map<string, SchemaPlace>();
  for (const operation of operations) {
    for (const schema of operation.schemas) if (!seen.has(placeId(schema))) seen.set(placeId(schema), schema);
  }
  return { root, rootDir, operations, schemas: [...seen.values()] };
}

/** The named schemas: one file each in a folder `schemas`. */
export function namedSchemas(spec: Spec): readonly Place[] {
  const named = new Map<string, Place>();
  for (const { target } of spec.schemas) {
    if (/(^|\/)schemas\/[^/]+\.yaml$/.test(target.file) && target.location.pointer === "#/")
      named.set(target.file, target);
  }
  return [...named.values()];
}
