import { resolve } from "../../document/follow.ts";
import { isObject, type JsonObject } from "../../document/json.ts";
import { mapDocument } from "../../document/map.ts";
import type { Document, Schema } from "../../document/types.ts";
import { withOneSpelling } from "./one-spelling.ts";
import { schema30 } from "./schema30.ts";

/**
 * The published description in OpenAPI 3.0, for tools that do not read 3.1: no lists of types, one spelling of each field, pushes
 * under `x-webhooks`.
 */
export function toOpenapi30(published: Document): JsonObject {
  const plain = withOneSpelling(published);
  const typeOf = (ref: string) => nonNull((resolve(plain, { $ref: ref }) as Schema).type);
  const schemas = mapDocument(plain, "schema", (schema) => schema30(schema, typeOf));
  const converted = mapDocument(schemas, "operation", singleStatuses);
  const { openapi: _, info, webhooks, ...rest } = converted;
  return {
    openapi: "3.0.3",
    ...inOrder(rest, info),
    ...(webhooks !== undefined && { "x-webhooks": webhooks }),
  };
}

/** A range such as `5XX` is printed as a number by some generators for 3.0: 503 stands for it. */
function singleStatuses(operation: JsonObject): JsonObject {
  const { responses } = operation;
  if (!isObject(responses)) return operation;
  const entries = Object.entries(responses).map(([status, answer]) => [status.replace(/^5XX$/i, "503"), answer]);
  return { ...operation, responses: Object.fromEntries(entries) };
}

function nonNull(type: Schema["type"]): string | undefined {
  return [type ?? []].flat().find((one) => one !== "null");
}

function inOrder(rest: JsonObject, { summary, license, ...info }: Document["info"]): JsonObject {
  const { "x-generated": generated, components, ...others } = rest;
  const about = [summary, info.description].filter((text) => typeof text === "string").join("\n\n");
  // 3.0 knows no `identifier` of a licence.
  const named = isObject(license) ? { license: { name: license.name } } : {};
  return { "x-generated": generated, info: { ...info, description: about, ...named }, ...others, components };
}
