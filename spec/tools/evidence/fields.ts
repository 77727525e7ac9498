// The fields of an operation with the grade that each has there.

import type { BundleOperation } from "../document/bundle.ts";
import { deref } from "../document/follow.ts";
import { isObject, type JsonObject, listOf } from "../document/json.ts";
import { gradeOf, weaker } from "./grade.ts";
import type { Field } from "./types.ts";

/** Schemas that every answer has: counted nowhere, or they would drown the rest. */
const envelopes = ["#/components/schemas/Envelope", "#/components/schemas/FailureEnvelope"];

interface At {
  readonly side: Field["side"];
  readonly path: string;
  /** The grade of the operation's request or response as a whole. */
  readonly whole: string;
  /** The grade of its surroundings: of the named schema, else of the whole. */
  readonly around: string;
  readonly shared: boolean;
  readonly open: readonly string[];
}

/**
 * A field's grade is its own, else that of its named schema, else the operation's. In a named schema it is never better
 * than the operation's: that a page of another operation shows the field says little about this one. Only what a live call confirmed counts
 * everywhere.
 */
function* walk(document: JsonObject, schema: unknown, at: At): Generator<Field> {
  if (!isObject(schema)) return;
  const ref = typeof schema.$ref === "string" ? schema.$ref : undefined;
  if (ref !== undefined && (envelopes.includes(ref) || at.open.includes(ref))) return;
  const node = deref(document, schema);
  const target = ref === undefined ? undefined : deref(document, { $ref: ref });
  const named = target && gradeOf(target);
  const inside: At = {
    ...at,
    ...(named ? { around: named.grade } : {}),
    shared: at.shared || ref !== undefined,
    open: ref === undefined ? at.open : [...at.open, ref],
  };
  for (const key of ["allOf", "anyOf", "oneOf"])
    for (const part of listOf(node[key])) yield* walk(document, part, inside);
  if (isObject(node.items)) yield* walk(document, node.items, { ...inside, path: `${at.path}[]` });
  if (isObject(node.additionalProperties))
    yield* walk(document, node.additionalProperties, { ...inside, path: `${at.path}.*` });
  if (isObject(node.contentSchema)) yield* walk(document, node.contentSchema, { ...inside, path: `${at.path}{}` });
  for (const [name, property] of Object.entries(isObject(node.properties) ? node.properties : {})) {
    const path = at.path === "" ? name : `${at.path}.${name}`;
    const own = gradeOf(property);
    const found = own?.grade ?? inside.around;
    const grade = inside.shared && own?.grade !== "confirmed" ? weaker(found, at.whole) : found;
    yield { side: at.side, path, grade, ...(own?.note === undefined ? {} : { note: own.note }) };
    yield* walk(document, property, { ...inside, path, around: grade });
  }
}

export function fieldsOf(document: JsonObject, operation: BundleOperation): readonly Field[] {
  const evidence = isObject(operation.node["x-evidence"]) ? operation.node["x-evidence"] : {};
  const found = new Map<string, Field>();
  const take = (field: Field) => {
    // An object that may come alone, in a list or as JSON text is one set of fields, not three.
    const id = `${field.side} ${field.path.replace(/\[\]|\{\}/g, "")}`;
    if (!found.has(id)) found.set(id, field);
  };
  for (const { kind, name, schema, shared, node } of operation.slots) {
    const side = kind === "answer" ? "response" : "request";
    const whole = String(evidence[side] ?? "inferred");
    if (kind === "parameter") {
      // The nonce is declared at the path item and belongs to the platform.
      if (shared) continue;
      const own = gradeOf(node) ?? gradeOf(schema);
      take({ side, path: name, grade: own?.grade ?? whole, ...(own?.note === undefined ? {} : { note: own.note }) });
    }
    for (const field of walk(document, schema, {
      side,
      path: kind === "parameter" ? name : "",
      whole,
      around: whole,
      shared: false,
      open: [],
    }))
      take(field);
  }
  return [...found.values()];
}
