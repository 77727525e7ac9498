import type { Document, OperationObject, PathItem, Schema } from "../../tools/document/types.ts";

/** A description as small as a test needs it: Id64 is always there, as in the real one. */
export function tinyDocument(parts: {
  paths?: Record<string, PathItem>;
  schemas?: Record<string, Schema>;
  webhooks?: Record<string, PathItem>;
}): Document {
  return {
    openapi: "3.1.1",
    info: { title: "Tiny", version: "0.0.0" },
    tags: [{ name: "taobao-things", description: "Things." }],
    security: [{ signature: [] }],
    paths: parts.paths ?? {},
    ...(parts.webhooks !== undefined && { webhooks: parts.webhooks }),
    components: {
      securitySchemes: { signature: { type: "apiKey", in: "header", name: "signature" } },
      schemas: {
        Id64: { type: ["string", "integer"], format: "int64" },
        NullableId64: { type: ["string", "integer", "null"], format: "int64" },
        Envelope: {
          type: "object",
          required: ["code"],
          properties: {
            code: { type: "integer" },
            developId: { $ref: "#/components/schemas/NullableId64", "x-int64": "string" },
          },
        },
        ...parts.schemas,
      },
    },
  };
}

export const id = (form: "number" | "string", more: Schema = {}): Schema => ({
  $ref: "#/components/schemas/Id64",
  "x-int64": form,
  ...more,
});

export const ref = (name: string, more: Schema = {}): Schema => ({ $ref: `#/components/schemas/${name}`, ...more });

export const object = (properties: Record<string, Schema>, required: string[] = []): Schema => ({
  type: "object",
  properties,
  ...(required.length > 0 && { required }),
});

/** A complete operation of taobao.things; a test replaces the part that it is about. */
export function tinyOperation(
  operationId: string,
  parts: Partial<OperationObject> & { body?: Schema; data?: Schema; example?: unknown } = {},
): OperationObject {
  const { body, data, example, ...more } = parts;
  return {
    operationId,
    tags: ["taobao-things"],
    summary: "Do a thing",
    "x-client": { package: "taobao", group: "things", method: operationId },
    "x-safety": "read",
    "x-evidence": { path: "documented", request: "inferred", response: "upstream", sources: ["example.com/page-1"] },
    ...(body !== undefined && {
      requestBody: {
        required: true,
        content: {
          "application/json": {
            schema: body,
            ...(example !== undefined && { examples: { first: { value: example } } }),
          },
        },
      },
    }),
    responses: {
      "200": {
        content: {
          "application/json": {
            schema: { allOf: [ref("Envelope"), object(data === undefined ? {} : { data })] },
          },
        },
      },
    },
    ...more,
  };
}
