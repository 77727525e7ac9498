import type { Body, Document, OperationObject, PathItem, Schema } from "../document.ts";
import { flatInputSchema, flattenObject } from "../read/flatInput.ts";
import { methods } from "../read/methods.ts";
import { pascalCase } from "../read/operations.ts";
import { resolve, schemaRef } from "../read/resolve.ts";
import type { ViewedSchema } from "./view.ts";
import { type Viewer, viewSchema } from "./viewSchema.ts";

/** Pushes: what the API sends is what the user reads, so bodies are seen as outputs. Each body gets a name. */
export function viewWebhooks(
  viewer: Viewer,
  webhooks: Record<string, PathItem>,
  declare: (name: string, schema: ViewedSchema) => string,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(webhooks).map(([event, item]) => [
      event,
      Object.fromEntries(
        methods.flatMap((method) => {
          const operation = item[method];
          if (operation?.requestBody === undefined) return [];
          const name = declare(pushName(operation, event), viewBody(viewer, event, operation));
          const content = { "application/json": { schema: { $ref: schemaRef(name) } } };
          const requestBody = { required: true, content };
          return [[method, { summary: summaryOf(operation), requestBody, responses: { "200": {} } }]];
        }),
      ),
    ]),
  );
}

function viewBody(viewer: Viewer, event: string, operation: OperationObject): ViewedSchema {
  const body = resolve<Body>(viewer.document, operation.requestBody ?? {});
  const schema = body.content?.["application/json"]?.schema ?? {};
  const viewed = viewSchema(viewer, flatten(viewer.document, event, schema), "output");
  return { ...viewed, "x-doc": [summaryOf(operation), (operation.description ?? "").trim()].join("\n\n") };
}

/** One interface reads better than the intersection of the envelope and what a push makes of it. */
function flatten(document: Document, event: string, schema: Schema): Schema {
  return schema.allOf === undefined ? schema : flatInputSchema(flattenObject(document, event, schema));
}

/** `onTaobaoOrderRefund` → `TaobaoOrderRefundPush`; a name cannot begin with the digits of 1688. */
function pushName(operation: OperationObject, event: string): string {
  const id = operation.operationId?.replace(/^on/, "") ?? event;
  return `${pascalCase(id).replace(/^1688/, "Alibaba")}Push`;
}

function summaryOf(operation: OperationObject): string {
  const zh = operation["x-summary-zh"];
  return [operation.summary, zh].filter((text) => text !== undefined).join(" · ");
}
