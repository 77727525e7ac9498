// Generators name unnamed schemas after their place, each in its own way. So requests, answers and pushes get our names here.
import { type BundleOperation, operationsOf } from "../../document/bundle.ts";
import { deref } from "../../document/follow.ts";
import { isObject, type JsonObject, listOf } from "../../document/json.ts";
import { schemaRef } from "../../document/pointer.ts";
import type { Document, Grade, OperationObject, Schema } from "../../document/types.ts";
import { pascalCase, pushName } from "../read/names.ts";

/**
 * Puts the schemas of requests, answers and pushes among the components, where they have no name yet. The envelope and what an
 * operation makes of it become one object, since generators differ in what they make of `allOf`.
 *
 * @throws Error when a name is taken.
 */
export function nameBodies(document: Document): Document {
  const copy = structuredClone(document);
  const schemas: Record<string, Schema> = { ...copy.components?.schemas };
  const declare = (name: string, schema: Schema): Schema => {
    if (name in schemas) throw new Error(`two schemas would be called ${name}`);
    schemas[name] = schema;
    return { $ref: schemaRef(name) };
  };
  for (const operation of operationsOf(copy)) nameBodiesOf(copy, operation, declare);
  return { ...copy, components: { ...copy.components, schemas } };
}

function nameBodiesOf(
  document: Document,
  operation: BundleOperation,
  declare: (name: string, schema: Schema) => Schema,
): void {
  const node = operation.node as OperationObject;
  const evidence = node["x-evidence"];
  const call = operation.kind === "path" ? `${operation.method.toUpperCase()} ${operation.path}` : operation.path;
  const request = mediaOf(node.requestBody);
  if (request?.schema !== undefined && request.schema.$ref === undefined) {
    const name = operation.kind === "path" ? `${pascalCase(operation.id)}Request` : pushName(operation.id);
    const flat = flatten(document, request.schema);
    const about = operation.kind === "path" ? `What \`${call}\` takes.` : `The push \`${call}\`.`;
    request.schema = declare(name, described(flat, about, evidence?.request));
  }
  const answer = mediaOf(node.responses?.["200"]);
  if (operation.kind === "path" && answer?.schema !== undefined && answer.schema.$ref === undefined) {
    const { properties: { data, ...envelope } = {}, ...rest } = flatten(document, answer.schema);
    const grade = evidence?.response;
    const named =
      data !== undefined && isInlineObject(data)
        ? declare(`${pascalCase(operation.id)}Data`, described(data, `\`data\` of the answer to \`${call}\`.`, grade))
        : data;
    const whole: Schema = { ...rest, properties: { ...envelope, ...(named !== undefined && { data: named }) } };
    const about = `The answer to \`${call}\`. It is a success when \`code\` is 200; on a refusal \`code\` is another number and \`data\` null.`;
    answer.schema = declare(`${pascalCase(operation.id)}Response`, described(whole, about, grade));
  }
}

function mediaOf(body: unknown): { schema?: Schema } | undefined {
  const content = isObject(body) && isObject(body.content) ? body.content["application/json"] : undefined;
  return isObject(content) ? (content as { schema?: Schema }) : undefined;
}

/** An object with named fields and no name of its own. */
function isInlineObject(schema: Schema): boolean {
  return schema.$ref === undefined && schema.properties !== undefined;
}

function described(schema: Schema, text: string, grade: Grade | undefined): Schema {
  const description = [schema.description?.trim(), text].filter((part) => part !== undefined).join("\n\n");
  const evidence = schema["x-evidence"] ?? grade;
  return { ...schema, description, ...(evidence !== undefined && { "x-evidence": evidence }) };
}

/** `allOf` of objects as one object; anything else as it is. A later field lies over an earlier one of the same name. */
function flatten(document: Document, schema: Schema): Schema {
  const parts = listOf(schema.allOf);
  if (parts.length === 0) return schema;
  const objects = parts.map((part) => flatten(document, deref(document, part) as Schema));
  if (!objects.every((part) => part.type === "object")) return schema;
  const { allOf: _, ...own } = schema;
  const required = [...objects.flatMap((part) => part.required ?? []), ...(own.required ?? [])];
  return {
    ...own,
    type: "object",
    ...(required.length > 0 && { required: [...new Set(required)] }),
    properties: mergedProperties([...objects, own]),
  };
}

function mergedProperties(parts: readonly Schema[]): Record<string, Schema> {
  const merged: Record<string, JsonObject> = {};
  for (const { properties, "x-evidence": around } of parts) {
    for (const [name, field] of Object.entries(properties ?? {})) {
      // A field keeps the grade of the schema that it comes from, which is not that of the operation.
      const graded =
        around === undefined || field["x-evidence"] !== undefined ? field : { ...field, "x-evidence": around };
      merged[name] = graded.$ref === undefined ? { ...merged[name], ...graded } : { ...graded };
    }
  }
  return merged as Record<string, Schema>;
}
