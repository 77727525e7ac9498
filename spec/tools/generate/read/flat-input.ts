import { resolve } from "../../document/follow.ts";
import type { Document, Schema } from "../../document/types.ts";
import { isConstraintOnly } from "./constraints.ts";
import type { OperationModel } from "./operations.ts";

/** An object with all its fields at one level; of a request, path, query and body fields together. */
export interface FlatInput {
  properties: Record<string, Schema>;
  required: string[];
  /** The body takes fields that the description does not name. */
  open: boolean;
}

export function flattenInput(document: Document, operation: OperationModel): FlatInput {
  const flat: FlatInput = { properties: {}, required: [], open: false };
  const body = flattenBody(document, operation);
  for (const { name, required, schema } of sentParameters(operation, body))
    add(flat, operation.id, name, schema, required);
  for (const [name, schema] of Object.entries(body.properties)) {
    add(flat, operation.id, name, schema, body.required.includes(name));
  }
  return { ...flat, open: body.open };
}

function flattenBody(document: Document, { id, body }: OperationModel): FlatInput {
  if (body === undefined) return { properties: {}, required: [], open: false };
  const flat = flattenObject(document, id, body.schema);
  return { ...flat, open: flat.open || Object.keys(flat.properties).length === 0 };
}

/** Names of the input fields that go into the query. */
export function queryFields(document: Document, operation: OperationModel): string[] {
  const body = flattenBody(document, operation);
  return sentParameters(operation, body)
    .filter((parameter) => parameter.in === "query")
    .map(({ name }) => name);
}

/**
 * The parameters without those that only offer another place for a field of the body: an optional query parameter of the
 * same name and type, because two pages disagree. The field is taken once and sent in the body.
 */
function sentParameters({ parameters }: OperationModel, body: FlatInput): OperationModel["parameters"] {
  return parameters.filter((parameter) => {
    const same = body.properties[parameter.name];
    const isOtherPlace =
      parameter.in === "query" &&
      !parameter.required &&
      same !== undefined &&
      JSON.stringify([same.$ref, same.type]) === JSON.stringify([parameter.schema.$ref, parameter.schema.type]);
    return !isOtherPlace;
  });
}

function add(flat: FlatInput, id: string, name: string, schema: Schema, required: boolean): void {
  if (Object.hasOwn(flat.properties, name)) {
    throw new Error(
      `${id}: ${name} is in two places of the request (path, query, body): a flat input cannot hold both`,
    );
  }
  flat.properties[name] = schema;
  if (required) flat.required.push(name);
}

/** An object that is put together by `allOf`, as one. */
export function flattenObject(document: Document, where: string, schema: Schema): FlatInput {
  const flat: FlatInput = { properties: {}, required: [], open: false };
  collect(document, where, schema, flat);
  return flat;
}

/** Fields of an object, through references and `allOf`; the later declaration of a field wins, as it does for a reader. */
function collect(document: Document, where: string, schema: Schema, into: FlatInput): void {
  const target: Schema = resolve(document, schema);
  for (const part of target.allOf ?? []) collect(document, where, part, into);
  for (const branch of [...(target.anyOf ?? []), ...(target.oneOf ?? [])]) {
    if (!isConstraintOnly(branch)) throw new Error(`${where}: a body with alternatives cannot be a flat input`);
  }
  if (
    target.type !== undefined &&
    target.type !== "object" &&
    !(Array.isArray(target.type) && target.type.includes("object"))
  ) {
    throw new Error(`${where}: the body is ${String(target.type)}, a flat input needs an object`);
  }
  Object.assign(into.properties, target.properties);
  into.required.push(...(target.required ?? []));
  if (target.additionalProperties !== undefined && target.additionalProperties !== false) into.open = true;
}

/** What is flat as a schema of its own. */
export function flatInputSchema(flat: FlatInput): Schema {
  return {
    type: "object",
    properties: flat.properties,
    ...(flat.required.length > 0 && { required: flat.required }),
  };
}
