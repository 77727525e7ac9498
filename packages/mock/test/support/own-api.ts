import type { AddressInfo } from "node:net";
import { describe } from "../../build/describe.ts";
import { assemble } from "../../src/assemble.ts";
import { OperationContracts } from "../../src/contract/operation-contract.ts";
import { createHttpServer } from "../../src/http/server.ts";
import { socketlessFetch } from "../../src/http/socketless-fetch.ts";
import type { MockOptions } from "../../src/options.ts";
import { settingsOf } from "../../src/settings-of.ts";

const json = (schema: unknown, examples: Record<string, unknown>) => ({
  "application/json": {
    schema,
    examples: Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { value }])),
  },
});

const id = { type: ["string", "integer"], format: "int64", pattern: "^[0-9]{1,19}$" };
const envelope = (data: unknown) => ({
  allOf: [
    {
      type: "object",
      required: ["code"],
      properties: { code: { type: "integer" }, requestId: { type: ["string", "null"] } },
    },
    { type: "object", properties: { data } },
  ],
});
const failure = {
  description: "no",
  content: json(
    { type: "object", required: ["code"], properties: { code: { type: "integer" } } },
    {
      refused: { requestId: "r", code: 99100, data: null },
    },
  ),
};
const ok = { code: 200, requestId: "0".repeat(32), data: null };

/** What the real description does not have: closed enums in Chinese, every keyword, recursion, number ids at any depth. */
export const ownDocument = {
  openapi: "3.1.1",
  jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
  info: { title: "Own", version: "1.0.0" },
  paths: {
    "/orders/{orderId}": {
      get: {
        operationId: "getOrder",
        parameters: [
          {
            name: "orderId",
            in: "path",
            required: true,
            schema: { type: "string", pattern: "^[0-9一-龥]+$" },
            examples: { first: { value: "1" }, second: { value: "2" } },
          },
          { name: "page", in: "query", schema: { type: "integer", minimum: 1 }, examples: { second: { value: 2 } } },
          { name: "状态", in: "query", schema: { type: "string", enum: ["已付款", "待付款"] } },
          { name: "tag", in: "query", schema: { type: "array", items: { type: "string", maxLength: 3 } } },
        ],
        responses: {
          "200": {
            description: "yes",
            content: json(
              envelope({
                type: "object",
                properties: { id: { ...id, "x-int64": "number" }, page: { type: "integer" } },
              }),
              {
                plain: { ...ok, data: { id: "1232730479761801257", page: 0 } },
                first: { ...ok, data: { id: "1", page: 1 } },
                second: { ...ok, data: { id: "2", page: 2 } },
              },
            ),
          },
          default: failure,
        },
      },
    },
    "/orders/page": {
      get: {
        operationId: "listOrders",
        responses: { "200": { description: "yes", content: json(envelope({ type: "null" }), { empty: ok }) } },
      },
    },
    "/orders": {
      post: {
        operationId: "createOrder",
        requestBody: {
          required: true,
          content: json(
            {
              type: "object",
              required: ["kind"],
              properties: {
                kind: { enum: ["普通", "加急"] },
                id: { ...id, "x-int64": "number" },
                orderNo: { type: "string" },
                quantity: { type: "integer", minimum: 1, maximum: 99 },
                names: {
                  type: "array",
                  minItems: 1,
                  maxItems: 2,
                  uniqueItems: true,
                  items: { type: "string", minLength: 2 },
                },
                phone: { type: "string", pattern: "^1[0-9]{10}$" },
                地址: { type: "object", required: ["城市"], properties: { 城市: { type: "string" } } },
                day: { type: "string", format: "date" },
                fixed: { const: "固定" },
                closed: { type: "object", additionalProperties: false, properties: { a: {} } },
                "a/b": { type: "boolean" },
                tree: { $ref: "#/components/schemas/Tree" },
              },
            },
            {
              rush: { kind: "加急", id: "1232730479761801257" },
              plain: { kind: "普通" },
              refused: { kind: "普通", quantity: 99 },
            },
          ),
        },
        responses: {
          "200": {
            description: "yes",
            content: json(
              envelope({
                type: "object",
                properties: {
                  tree: { $ref: "#/components/schemas/Tree" },
                  map: { type: "object", additionalProperties: { ...id, "x-int64": "number" } },
                  text: { ...id, "x-int64": "string" },
                },
              }),
              {
                plain: { ...ok, data: { text: "1232730479761801257" } },
                rush: {
                  ...ok,
                  data: {
                    tree: { id: "1232730479761801257", children: [{ id: "1232730479761801258", children: [] }] },
                    map: { a: "1232730479761801259" },
                    text: "1232730479761801250",
                  },
                },
              },
            ),
          },
          default: failure,
        },
      },
    },
    "/search": {
      get: {
        operationId: "search",
        parameters: [{ name: "keyWord", in: "query", required: true, example: "衬衫", schema: { type: "string" } }],
        responses: { "200": { description: "yes", content: json(envelope({ type: "null" }), { none: ok }) } },
      },
    },
    "/broken": {
      get: {
        operationId: "getBroken",
        responses: {
          "200": { description: "yes", content: json(envelope({ type: "string" }), { wrong: { ...ok, data: 5 } }) },
        },
      },
    },
  },
  components: {
    schemas: {
      Tree: {
        type: "object",
        properties: {
          id: { ...id, "x-int64": "number" },
          children: { type: "array", items: { $ref: "#/components/schemas/Tree" } },
        },
      },
    },
  },
};

/** A mock of `ownDocument`, from the sources and with Prism as installed. */
export async function ownMock(options: MockOptions = {}, lines: string[] = []) {
  const settings = settingsOf({ auth: "off", ...options }, (line) => lines.push(line));
  const description = await describe(ownDocument);
  const closing = new AbortController();
  let port = 0;
  const { realms, library, handle } = assemble({
    settings,
    description,
    contracts: new OperationContracts(),
    document: () => JSON.stringify(ownDocument),
    consolePages: () => ({
      en: { html: "en", policy: "default-src 'none'" },
      zh: { html: "zh", policy: "default-src 'none'" },
    }),
    scenarios: () => [],
    origin: () => `http://127.0.0.1:${port}`,
    closing: closing.signal,
  });
  const server = createHttpServer(handle, settings.limits);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({ port } = server.address() as AddressInfo);
  return {
    realms,
    library,
    description,
    server,
    port,
    lines,
    url: `http://127.0.0.1:${port}`,
    fetch: socketlessFetch(handle, settings.limits.bodyBytes, closing.signal),
    requests: () => realms.default.journal.requests(),
    close: () =>
      new Promise<void>((resolve) => {
        closing.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export type OwnMock = Awaited<ReturnType<typeof ownMock>>;
