// Puts what our `x-` keys say into the descriptions: a viewer or a generator of others shows nothing else.
import { operationsOf } from "../../../document/bundle.ts";
import { isObject, type JsonObject } from "../../../document/json.ts";
import { type Child, type Kind, mapChildren } from "../../../document/map.ts";
import { pointer } from "../../../document/pointer.ts";
import type { Document, Grade, OperationObject, Schema } from "../../../document/types.ts";
import { operationText, pagesOf } from "./fold-operation.ts";
import { evidenceOf, fieldText, namedText } from "./fold-schema.ts";
import { gradeTable, paragraphs, withoutHtml } from "./words.ts";

/**
 * The same document with full descriptions. The `x-` keys stay for those who read them.
 *
 * @param pushRules What holds for every push, in Markdown.
 */
export function fold(document: Document, pushRules: string): Document {
  const operations = new Map(operationsOf(document).map((operation) => [operation.at, operation]));
  const byId = new Map([...operations.values()].map((operation) => [operation.id, operation]));

  const walk = ({ node, kind, keys }: Child, at: string, around: Grade | undefined): JsonObject => {
    const here = at + pointer(...keys);
    const operation = operations.get(here);
    const isNamed = kind === "schema" && /^\/components\/schemas\/[^/]+$/.test(here);
    const within = kind === "operation" ? requestGrade(node) : (gradeOf(node, kind) ?? around);
    const inside = mapChildren(node, kind, (child) => walk(child, here, within));
    if (operation !== undefined) return foldOperation(inside, node);
    if (isNamed) return described(inside, namedText(node as Schema));
    if (kind === "parameter") return described(inside, parameterText(document, node, around));
    if (kind !== "schema") return escaped(inside);
    // An item or an alternative has the grade of its field, if the field has one.
    const isField = keys[0] === "properties";
    if (!isField && Object.keys(node).join() === "$ref") return inside;
    return described(inside, fieldText(document, { own: node as Schema, around: isField ? around : undefined }));
  };

  const foldOperation = (inside: JsonObject, node: JsonObject): JsonObject => {
    const operation = node as OperationObject;
    const own = byId.get(String(operation.operationId));
    if (own === undefined) return inside;
    const text = operationText(own, operation, (id) => byId.get(id), pushRules);
    const [page] = pagesOf(operation);
    const docs =
      page === undefined ? {} : { externalDocs: { url: page, description: "The page of PandaPon's documentation." } };
    const { summary, description: _, ...rest } = inside;
    return { ...(summary !== undefined && { summary }), description: text, ...docs, ...rest };
  };

  const info = {
    ...document.info,
    description: paragraphs(
      String(document.info.description ?? ""),
      "**Grades of evidence**, the strongest first:",
      gradeTable(),
    ),
  };
  const whole = { ...document, info } as unknown as JsonObject;
  return mapChildren(whole, "document", (child) => walk(child, "", undefined)) as unknown as Document;
}

/** Only a named object has a grade that its fields inherit; that of a field is its own. */
function gradeOf(node: JsonObject, kind: Kind): Grade | undefined {
  return kind === "schema" ? evidenceOf((node as Schema)["x-evidence"])?.grade : undefined;
}

function requestGrade(node: JsonObject): Grade | undefined {
  return (node as OperationObject)["x-evidence"]?.request;
}

function parameterText(document: Document, node: JsonObject, around: Grade | undefined): string {
  const schema = isObject(node.schema) ? (node.schema as Schema) : {};
  const own: Schema = { ...schema };
  if (typeof node.description === "string") own.description = node.description;
  const evidence = (node as Schema)["x-evidence"];
  if (evidence !== undefined) own["x-evidence"] = evidence;
  return fieldText(document, { own, around });
}

function described(node: JsonObject, text: string): JsonObject {
  return text === "" ? node : { ...node, description: text };
}

/** Answers, bodies and the like have a description without facts of ours. */
function escaped(node: JsonObject): JsonObject {
  return typeof node.description === "string" ? { ...node, description: withoutHtml(node.description) } : node;
}
