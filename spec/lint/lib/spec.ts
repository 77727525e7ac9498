// The description as the rules see it: operations, schemas and examples with the place where each one is written.
import path from "node:path";
import { isObject, type JsonObject, listOf } from "../../tools/document/json.ts";
import { type OperationPlace as OperationAt, readOperations, type Source } from "../../tools/document/operations.ts";
import { schemaKeys, schemaListKeys, schemaMapKeys } from "../../tools/document/schemas.ts";
import type { Context, Location } from "./redocly.ts";

export interface Place {
  readonly node: JsonObject;
  readonly location: Location;
  /** The file, relative to the root document, with forward slashes. */
  readonly file: string;
}

/** A schema where it is used: `node` is what counts there, the target with the siblings of its `$ref` laid over it. */
export interface SchemaPlace extends Place {
  /** The node at the place itself: the schema, or the `$ref` with its siblings. */
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
  /** Whether it has its own file. */
  readonly external: boolean;
}

export interface OperationPlace extends Place {
  readonly id: string;
  readonly kind: "path" | "webhook";
  readonly item: Place;
  readonly parameters: readonly Place[];
  readonly schemas: readonly SchemaPlace[];
  readonly examples: readonly ExamplePlace[];
}

export interface Spec {
  readonly root: Place;
  readonly rootDir: string;
  readonly operations: readonly OperationPlace[];
  /** Every schema place once, in the operation that uses it first. */
  readonly schemas: readonly SchemaPlace[];
}

type Around = Pick<SchemaPlace, "direction" | "property" | "path" | "owner">;

/** Where a schema place is written, as one text. */
export function placeId(place: Place): string {
  return `${place.location.source.absoluteRef}${place.location.pointer}`;
}

export function readSpec(rootNode: unknown, context: Context): Spec {
  const rootFile = context.location.source.absoluteRef;
  const rootDir = path.dirname(rootFile);
  const node = isObject(rootNode) ? rootNode : {};
  const root: Place = { node, location: context.location, file: path.basename(rootFile) };
  const source = sourceOf(context);
  const operations = readOperations({ node, at: context.location }, source).map((operation) =>
    readOperation(operation, source, rootDir),
  );
  const seen = new Map<string, SchemaPlace>();
  for (const { schemas } of operations) {
    for (const schema of schemas) if (!seen.has(placeId(schema))) seen.set(placeId(schema), schema);
  }
  return { root, rootDir, operations, schemas: [...seen.values()] };
}

/** References of the sources lead from file to file: Redocly follows them, and knows where each node is written. */
function sourceOf(context: Context): Source<Location> {
  return {
    child: (at, keys) => at.child(keys),
    follow(node, at) {
      if (!isObject(node)) return undefined;
      const found = context.resolve(node, at.source.absoluteRef);
      const place = typeof node.$ref === "string" ? found.location : at;
      return isObject(found.node) && place ? { node: found.node, at: place } : undefined;
    },
  };
}

function readOperation(operation: OperationAt<Location>, source: Source<Location>, rootDir: string): OperationPlace {
  const placed = ({ node, at }: { readonly node: JsonObject; readonly at: Location }): Place => {
    const file = path.relative(rootDir, at.source.absoluteRef).split(path.sep).join("/");
    return { node, location: at, file };
  };
  const { id, kind, item, slots } = operation;
  // What is sent to the server is a request; a webhook's body is read by clients like an answer, and what they return is theirs to send.
  const [sent, read] = kind === "path" ? (["request", "answer"] as const) : (["answer", "request"] as const);
  const schemas = slots.flatMap((slot) => {
    const name = slot.kind === "parameter" ? slot.name : undefined;
    const around: Around = {
      direction: slot.kind === "answer" ? read : sent,
      property: name,
      path: name === undefined ? [] : [name],
      owner: undefined,
    };
    return [...schemasAt(slot.schema, slot.at.child("schema"), around)];
  });
  const examples = slots.flatMap((slot) =>
    slot.examples
      .filter(({ node }) => node !== slot.node)
      .map((example) => ({
        ...placed(example),
        name: example.name,
        of: slot.kind === "answer" ? slot.name : slot.kind,
        nameAt: example.listedAt.key(),
        external: example.external,
      })),
  );
  const parameters = slots.filter((slot) => slot.kind === "parameter").map(placed);
  return { ...placed(operation), id, kind, item: placed(item), parameters, schemas, examples };

  function* schemasAt(
    raw: unknown,
    location: Location,
    around: Around,
    open: readonly string[] = [],
  ): Generator<SchemaPlace> {
    const found = source.follow(raw, location);
    if (!isObject(raw) || !found) return;
    const target = placed(found);
    const isRef = typeof raw.$ref === "string";
    const { $ref: _, ...siblings } = raw;
    const here = placed({ node: isRef ? { ...target.node, ...siblings } : raw, at: location });
    const place: SchemaPlace = { ...here, raw, target, ...around, definition: false };
    yield place;
    const id = placeId(target);
    if (open.includes(id)) return;
    if (isRef) yield { ...place, ...target, raw: target.node, property: undefined, definition: true };
    for (const { part, keys, next } of partsOf(target.node, around.path)) {
      const inside = { ...around, property: undefined, owner: place, ...next };
      yield* schemasAt(part, target.location.child(keys), inside, [...open, id]);
    }
  }
}

interface Part {
  readonly part: unknown;
  readonly keys: readonly string[];
  readonly next: Partial<Around>;
}

/** The schemas right inside a schema, and what their fields are called from there on. */
function* partsOf(schema: JsonObject, at: readonly string[]): Generator<Part> {
  for (const key of schemaKeys) {
    const isItem = key === "items" || key === "contains";
    if (isObject(schema[key])) yield { part: schema[key], keys: [key], next: isItem ? { path: [...at, "[]"] } : {} };
  }
  if (isObject(schema.contentSchema))
    yield { part: schema.contentSchema, keys: ["contentSchema"], next: { path: [...at, "{}"] } };
  for (const key of schemaListKeys) {
    for (const [index, part] of listOf(schema[key]).entries()) yield { part, keys: [key, String(index)], next: {} };
  }
  for (const key of schemaMapKeys) {
    const map = schema[key];
    for (const [name, part] of Object.entries(isObject(map) ? map : {})) {
      yield { part, keys: [key, name], next: key === "properties" ? { property: name, path: [...at, name] } : {} };
    }
  }
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
