import type { Document, Grade } from "../../document/types.ts";
import { flatInputSchema, flattenInput, queryFields } from "../read/flat-input.ts";
import type { OperationModel } from "../read/operations.ts";
import type { Fields, IdField } from "./fields.ts";
import { findFields } from "./find-fields.ts";
import { promisesObject } from "./promises-object.ts";

/** What `packages/core/src/types/operation.ts` declares as `Operation`. */
export interface OperationMetadata {
  id: string;
  method: string;
  path: string;
  safety: string;
  grade: Grade;
  auth?: "query";
  query?: string[];
  body?: true;
  numberIds?: string[];
  textIds?: string[];
  jsonText?: string[];
  wholeNumbers?: string[];
  aliases?: string[][];
  ids?: string[];
  page?: Record<string, string | number>;
  reconcile?: string;
  data?: "object";
}

/** Every envelope has the developer's own id; the client handles it once, not by metadata. */
const envelopeId = "developId";

/** The metadata of an operation. Leaves out empty fields: every user downloads this code. */
export function describeOperation(document: Document, operation: OperationModel): OperationMetadata {
  const flat = flattenInput(document, operation);
  const { page } = operation;
  if (page !== undefined && !Object.hasOwn(flat.properties, page.number)) {
    throw new Error(`${operation.id}: x-page.number ${page.number} is not a field of the request`);
  }
  const request = findFields(document, flatInputSchema(flat), { intoJsonText: true });
  const answer = findFields(document, operation.answer, { intoJsonText: false });
  const forms = splitByForm(operation.id, request.ids);
  // In this order, equal neighbours of neighbouring operations compress best.
  return {
    id: operation.id,
    path: operation.path,
    method: operation.method.toUpperCase(),
    ...(operation.body !== undefined && { body: true as const }),
    safety: operation.safety,
    grade: operation.evidence.path,
    ...(operation.reconcile?.operation !== undefined && { reconcile: operation.reconcile.operation }),
    ...(promisesObject(document, operation.answer) && { data: "object" as const }),
    ...(page !== undefined && { page: describePage(page) }),
    ...list("jsonText", request.jsonText.map(dotted)),
    ...list("wholeNumbers", request.wholeNumbers.map(dotted)),
    ...list(
      "aliases",
      request.aliases.map((group) => group.map(dotted)),
    ),
    ...(operation.queryAuth && { auth: "query" as const }),
    ...list("query", queryFields(document, operation)),
    ...list("numberIds", forms.number),
    ...list("textIds", forms.string),
    ...list("ids", answerIds(answer)),
  };
}

function splitByForm(id: string, fields: readonly IdField[]): Record<"number" | "string", string[]> {
  const forms: Record<"number" | "string", string[]> = { number: [], string: [] };
  for (const { path, form } of fields) {
    if (form === undefined)
      throw new Error(`${id}: ${dotted(path)} is a 64-bit id without x-int64, its wire form is not known`);
    forms[form].push(dotted(path));
  }
  const both = forms.number.find((path) => forms.string.includes(path));
  if (both !== undefined) throw new Error(`${id}: ${both} is a number and text on the wire`);
  return forms;
}

function answerIds(answer: Fields): string[] {
  return [...new Set(answer.ids.map(({ path }) => dotted(path)))].filter((path) => path !== envelopeId);
}

function describePage(page: NonNullable<OperationModel["page"]>): Record<string, string | number> {
  const { number, first, size, items, total, pages, hasNext } = page;
  return {
    number,
    first,
    ...(size !== undefined && { size }),
    items,
    ...(total !== undefined && { total }),
    ...(pages !== undefined && { pages }),
    ...(hasNext !== undefined && { hasNext }),
  };
}

function list<Name extends string, T>(name: Name, items: T[]): { [K in Name]?: T[] } {
  return (items.length > 0 ? { [name]: items } : {}) as { [K in Name]?: T[] };
}

function dotted(path: readonly string[]): string {
  return path.join(".");
}
