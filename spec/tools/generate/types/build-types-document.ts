import { schemaName } from "../../document/pointer.ts";
import type { Document, PathItem, Schema } from "../../document/types.ts";
import { schemaDoc } from "../docs/schema-doc.ts";
import { elementOf, schemaAt } from "../read/answer.ts";
import { type FlatInput, flatInputSchema, flattenInput } from "../read/flat-input.ts";
import type { OperationModel } from "../read/operations.ts";
import { findVariants } from "./find-variants.ts";
import { mapDocs } from "./map-docs.ts";
import type { View, ViewedSchema } from "./view.ts";
import { viewPaths } from "./view-paths.ts";
import { emittedName, type Viewer, viewSchema } from "./view-schema.ts";
import { viewWebhooks } from "./view-webhooks.ts";

/** Where a generated type goes. */
export type Place = "schemas" | "inputs" | "outputs" | "paths" | "webhooks";

/** The types of one operation, by name. */
export interface OperationTypes {
  input: string;
  /** No input field is required. */
  inputOptional: boolean;
  output: string;
  /** Type of one item, where the operation pages. */
  item?: string;
}

export interface TypesDocument {
  schemas: Record<string, ViewedSchema>;
  places: ReadonlyMap<string, Place>;
  operations: ReadonlyMap<string, OperationTypes>;
  paths: Record<string, unknown>;
  webhooks: Record<string, unknown>;
}

/** Everything that the types of one marketplace are made from, in the form that openapi-typescript takes. */
export function buildTypesDocument(
  document: Document,
  operations: readonly OperationModel[],
  webhooks: Record<string, PathItem>,
): TypesDocument {
  const schemas = new Map<string, ViewedSchema>();
  const places = new Map<string, Place>();
  const queue: [name: string, view: View][] = [];
  const viewer: Viewer = {
    document,
    variants: findVariants(document),
    need: (name, view) => queue.push([name, view]),
  };

  const declare = (name: string, place: Place, schema: ViewedSchema): string => {
    if (schemas.has(name)) throw new Error(`two generated types would be called ${name}`);
    schemas.set(name, schema);
    places.set(name, place);
    return name;
  };
  const sources = new Map<string, string>();
  const declareNeeded = (plain: Place): void => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [name, view] = next;
      const emitted = emittedName(viewer.variants, name, view);
      const source = document.components?.schemas?.[name];
      if (source === undefined) throw new Error(`the document has no schema ${name}`);
      if (sources.get(emitted) === name) continue;
      sources.set(emitted, name);
      const isVariant = emitted !== name;
      const viewed = viewSchema(viewer, source, isVariant ? view : "output");
      const place = isVariant && view === "wire" ? "paths" : plain;
      const doc = schemaDoc(document, source);
      declare(emitted, place, place === "paths" ? wireForm(viewed, name) : { ...viewed, "x-doc": doc });
    }
  };

  const types = new Map<string, OperationTypes>();
  for (const operation of operations) types.set(operation.id, declareOperation(viewer, operation, declare));
  const paths = viewPaths(viewer, operations);
  declareNeeded("schemas");
  const viewedWebhooks = viewWebhooks(viewer, webhooks, (name, schema) => declare(name, "webhooks", schema));
  declareNeeded("webhooks");
  return { schemas: Object.fromEntries(schemas), places, operations: types, paths, webhooks: viewedWebhooks };
}

/** The fields are those of the schema itself, which has the documentation: an editor need not read it twice. */
function wireForm(schema: ViewedSchema, name: string): ViewedSchema {
  return { ...mapDocs(schema, () => undefined), "x-doc": `\`${name}\` as it goes over the wire.` };
}

function declareOperation(
  viewer: Viewer,
  operation: OperationModel,
  declare: (name: string, place: Place, schema: ViewedSchema) => string,
): OperationTypes {
  const { document } = viewer;
  const flat = withNeeded(flattenInput(document, operation));
  const isEmpty = Object.keys(flat.properties).length === 0;
  const inputDoc = { "x-doc": `What \`${operation.group}.${operation.name}\` takes.` };
  const input = declare(
    `${operation.typeName}Input`,
    "inputs",
    isEmpty
      ? { ...viewEmptyInput(flat.open), ...inputDoc }
      : { ...notNull(viewSchema(viewer, flatInputSchema(flat), "input"), flat), ...inputDoc },
  );
  const data = schemaAt(document, operation.answer, ["data"]) ?? {};
  const output = declare(`${operation.typeName}Output`, "outputs", {
    ...viewSchema(viewer, data, "output"),
    "x-doc": outputDoc(operation, data),
  });
  const item = declareItem(viewer, operation, declare);
  // A call that changes something needs an input, even if the description requires no field.
  const inputOptional = flat.required.length === 0 && (isEmpty || operation.safety === "read");
  return { input, inputOptional, output, ...(item !== undefined && { item }) };
}

/** What is needed in practice counts as required in the types; the description goes by the pages. */
function withNeeded(flat: FlatInput): FlatInput {
  const needed = Object.keys(flat.properties).filter((name) => flat.properties[name]?.["x-needed"] !== undefined);
  return { ...flat, required: [...new Set([...flat.required, ...needed])] };
}

function notNull(viewed: ViewedSchema, { properties }: FlatInput): ViewedSchema {
  const entries = Object.entries(viewed.properties ?? {}).map(([name, field]): [string, ViewedSchema] => {
    if (properties[name]?.["x-needed"] === undefined) return [name, field];
    const marker = field["x-ts"];
    return [
      name,
      {
        ...field,
        ...(Array.isArray(field.type) && { type: field.type.filter((type) => type !== "null") }),
        ...(marker !== undefined && { "x-ts": { ...marker, nullable: false } }),
      },
    ];
  });
  return { ...viewed, properties: Object.fromEntries(entries) };
}

function viewEmptyInput(open: boolean): ViewedSchema {
  return open
    ? { type: "object" }
    : { type: "string", "x-ts": { kind: "name", name: "Record<string, never>", nullable: false } };
}

function outputDoc(operation: OperationModel, data: Schema): string {
  const start = `What \`${operation.group}.${operation.name}\` resolves to: \`data\` of the answer.`;
  // Where it is a named schema, the name has the text.
  const text = data.$ref === undefined ? (data.description ?? "").trim() : "";
  const isKnown = Object.keys(data).length > 0;
  return [start, isKnown ? text : "It has never been seen."].filter((part) => part !== "").join("\n\n");
}

function declareItem(
  viewer: Viewer,
  operation: OperationModel,
  declare: (name: string, place: Place, schema: ViewedSchema) => string,
): string | undefined {
  if (operation.page === undefined) return undefined;
  const { items } = operation.page;
  const list = schemaAt(viewer.document, operation.answer, items.split("."));
  const item = list === undefined ? undefined : elementOf(viewer.document, list);
  if (item === undefined) throw new Error(`${operation.id}: x-page.items ${items} is not an array of the answer`);
  const viewed = viewSchema(viewer, item, "output");
  if (viewed.$ref !== undefined) return schemaName(viewed.$ref);
  const doc = { "x-doc": `One item of \`${operation.group}.${operation.name}\`.` };
  return declare(`${operation.typeName}Item`, "outputs", { ...viewed, ...doc });
}
