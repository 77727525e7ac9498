import { schemaName, schemaRef } from "../../document/pointer.ts";
import type { Document, Schema } from "../../document/types.ts";
import { composeDoc } from "../docs/compose-doc.ts";
import { isConstraintOnly } from "../read/constraints.ts";
import { type Id, isNullable, readId } from "../read/ids.ts";
import type { Variants } from "./find-variants.ts";
import { suffixes, type View, type ViewedSchema } from "./view.ts";

export interface Viewer {
  document: Document;
  variants: Variants;
  /** Called with each named schema that a viewed schema refers to: it must be emitted as well. */
  need: (name: string, view: View) => void;
}

/** Rewrites a schema for openapi-typescript, as it is seen from one side. */
export function viewSchema(viewer: Viewer, schema: Schema, view: View): ViewedSchema {
  const doc = composeDoc(viewer.document, schema);
  return { ...viewType(viewer, schema, view), ...(doc !== "" && { "x-doc": doc }) };
}

/** The name under which a schema is emitted: that of its variant, where one is needed. */
export function emittedName(variants: Variants, name: string, view: View): string {
  return variants[view].has(name) ? name + suffixes[view] : name;
}

function viewType(viewer: Viewer, schema: Schema, view: View): ViewedSchema {
  const id = readId(viewer.document, schema);
  if (id !== undefined) return viewId(id, view);
  if (schema["x-json-text"] === true) return viewJsonText(viewer, schema, view);
  if (schema.$ref !== undefined) {
    const name = schemaName(schema.$ref);
    viewer.need(name, view);
    return { $ref: schemaRef(emittedName(viewer.variants, name, view)) };
  }
  if (schema["x-open-enum"] !== undefined) return viewOpenEnum(viewer, schema);
  const closed = schema.enum ?? ("const" in schema ? [schema.const] : undefined);
  if (closed !== undefined) {
    const values = closed.filter((value) => value !== null);
    return { type: "string", "x-ts": { kind: "literals", values, open: [], nullable: closed.includes(null) } };
  }
  return viewStructure(viewer, schema, view);
}

function viewId({ form, nullable }: Id, view: View): ViewedSchema {
  const isText = view === "output" || (view === "wire" && form === "string");
  return { type: "string", "x-ts": { kind: "name", name: isText ? "string" : "Id64Input", nullable } };
}

function viewJsonText(viewer: Viewer, schema: Schema, view: View): ViewedSchema {
  const nullable = isNullable(viewer.document, schema);
  if (view === "input") {
    const content = viewSchema(viewer, schema.contentSchema ?? {}, "input");
    return { anyOf: [content, { type: "string" }, ...(nullable ? [{ type: "null" }] : [])] };
  }
  // Nothing decodes the text on the way, so what is inside is described as it is read.
  const content = viewSchema(viewer, schema.contentSchema ?? {}, "output");
  return { type: "string", "x-ts": { kind: "jsonText", content, nullable } };
}

function viewOpenEnum(viewer: Viewer, schema: Schema): ViewedSchema {
  const types = [schema.type ?? "string"].flat().map((type) => (type === "integer" ? "number" : type));
  const open = [...new Set(types.filter((type) => type !== "null"))];
  const values = (schema["x-open-enum"] ?? []).map(({ value }) => value);
  return {
    type: "string",
    "x-ts": { kind: "literals", values, open, nullable: isNullable(viewer.document, schema) },
  };
}

function viewStructure(viewer: Viewer, schema: Schema, view: View): ViewedSchema {
  const each = (parts: Schema[] | undefined): ViewedSchema[] =>
    (parts ?? []).filter((part) => !isConstraintOnly(part)).map((part) => viewSchema(viewer, part, view));
  const map = (parts: Record<string, Schema> | undefined): Record<string, ViewedSchema> =>
    Object.fromEntries(Object.entries(parts ?? {}).map(([name, part]) => [name, viewSchema(viewer, part, view)]));
  const viewed: ViewedSchema = {};
  if (schema.type !== undefined) viewed.type = schema.type;
  if (schema.required !== undefined) viewed.required = schema.required;
  if (schema.properties !== undefined) viewed.properties = map(schema.properties);
  if (schema.patternProperties !== undefined) viewed.patternProperties = map(schema.patternProperties);
  if (schema.items !== undefined) viewed.items = viewSchema(viewer, schema.items, view);
  if (schema.prefixItems !== undefined) viewed.prefixItems = each(schema.prefixItems);
  for (const key of ["allOf", "anyOf", "oneOf"] as const) {
    const parts = each(schema[key]);
    if (parts.length > 0) viewed[key] = parts;
  }
  const additional = viewAdditional(viewer, schema, view);
  if (additional !== undefined) viewed.additionalProperties = additional;
  return viewed;
}

/** Objects are open everywhere: beside named properties, "anything else too" is not worth an index signature. */
function viewAdditional(viewer: Viewer, schema: Schema, view: View): boolean | ViewedSchema | undefined {
  const additional = schema.additionalProperties;
  if (additional === undefined || additional === false) return undefined;
  const isAnything = additional === true || Object.keys(additional).length === 0;
  if (isAnything && Object.keys(schema.properties ?? {}).length > 0) return undefined;
  return additional === true ? true : viewSchema(viewer, additional, view);
}
