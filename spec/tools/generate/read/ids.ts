import { resolve } from "../../document/follow.ts";
import type { Document, Schema } from "../../document/types.ts";

export interface Id {
  /** Wire form; absent where the description does not tell. */
  form?: "number" | "string";
  nullable: boolean;
}

/** Says whether a schema is a 64-bit id, and its form on the wire. */
export function readId(document: Document, schema: Schema): Id | undefined {
  const target = schema.$ref === undefined ? undefined : resolve(document, schema);
  if (!isIdScalar(schema) && !(target !== undefined && isIdScalar(target))) return undefined;
  if (includesType(target ?? schema, "array") || includesType(target ?? schema, "object")) {
    throw new Error("x-int64 is on an array or object: it belongs on the id itself");
  }
  const form = schema["x-int64"] ?? target?.["x-int64"];
  return { ...(form !== undefined && { form }), nullable: isNullable(document, schema) };
}

function isIdScalar(schema: Schema): boolean {
  return schema["x-int64"] !== undefined || (schema.format === "int64" && includesType(schema, "string"));
}

export function includesType(schema: Schema, type: string): boolean {
  return Array.isArray(schema.type) ? schema.type.includes(type) : schema.type === type;
}

export function isNullable(document: Document, schema: Schema): boolean {
  if (schema.$ref !== undefined) return isNullable(document, resolve(document, schema));
  if (includesType(schema, "null") || schema.const === null || schema.enum?.includes(null)) return true;
  return [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].some((branch) => isNullable(document, branch));
}
