import { operationsOf } from "../../document/bundle.ts";
import { schemaRef } from "../../document/pointer.ts";
import type { Document, OperationObject, PathItem, Schema } from "../../document/types.ts";
import { flatInputSchema, flattenObject } from "../read/flat-input.ts";
import { pushName } from "../read/names.ts";
import type { ViewedSchema } from "./view.ts";
import { type Viewer, viewSchema } from "./view-schema.ts";

/** Pushes: what the API sends is what the user reads, so bodies are seen as outputs. Each body gets a name. */
export function viewWebhooks(
  viewer: Viewer,
  webhooks: Record<string, PathItem>,
  declare: (name: string, schema: ViewedSchema) => string,
): Record<string, unknown> {
  const viewed: Record<string, Record<string, unknown>> = {};
  for (const push of operationsOf({ ...viewer.document, paths: {}, webhooks })) {
    const body = push.slots.find(({ kind, in: type }) => kind === "request" && type === "application/json");
    const operation = push.node as OperationObject;
    if (body === undefined) continue;
    const name = declare(
      pushName(operation.operationId ?? push.path),
      viewBody(viewer, push.path, operation, body.schema ?? {}),
    );
    const content = { "application/json": { schema: { $ref: schemaRef(name) } } };
    const entry = {
      summary: summaryOf(operation),
      requestBody: { required: true, content },
      responses: { "200": {} },
    };
    viewed[push.path] = { ...viewed[push.path], [push.method]: entry };
  }
  return viewed;
}

function viewBody(viewer: Viewer, event: string, operation: OperationObject, schema: Schema): ViewedSchema {
  const viewed = viewSchema(viewer, flatten(viewer.document, event, schema), "output");
  return { ...viewed, "x-doc": [summaryOf(operation), (operation.description ?? "").trim()].join("\n\n") };
}

/** One interface reads better than the intersection of the envelope and the fields of a push. */
function flatten(document: Document, event: string, schema: Schema): Schema {
  return schema.allOf === undefined ? schema : flatInputSchema(flattenObject(document, event, schema));
}

function summaryOf(operation: OperationObject): string {
  const zh = operation["x-summary-zh"];
  return [operation.summary, zh].filter((text) => text !== undefined).join(" · ");
}
