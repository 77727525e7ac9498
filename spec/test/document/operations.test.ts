import { expect, it } from "vitest";
import { operationsOf } from "../../tools/document/bundle.ts";

const document = {
  openapi: "3.1.1",
  paths: {
    "/a": {
      parameters: [{ name: "shared", in: "query", schema: { type: "string" } }],
      head: { operationId: "headA", responses: {} },
      post: {
        operationId: "postA",
        parameters: [{ $ref: "#/components/parameters/Id" }],
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: { type: "object" },
              examples: { one: { $ref: "#/components/examples/one" } },
            },
          },
        },
        responses: { default: { $ref: "#/components/responses/Refusal" } },
      },
    },
  },
  webhooks: { push: { post: { operationId: "onPush", responses: {} } } },
  components: {
    parameters: { Id: { name: "id", in: "path", required: true, example: "7", schema: { type: "string" } } },
    examples: { one: { value: { a: 1 } } },
    responses: { Refusal: { description: "No.", content: { "application/json": { schema: { type: "object" } } } } },
  },
};

it("finds the operations of every method and the webhooks", () => {
  const found = operationsOf(document).map(({ id, kind, method, at }) => `${kind} ${method} ${id} ${at}`);
  expect(found).toEqual([
    "path post postA /paths/~1a/post",
    "path head headA /paths/~1a/head",
    "webhook post onPush /webhooks/push/post",
  ]);
});

it("follows references to parameters, answers and examples", () => {
  const post = operationsOf(document).find(({ id }) => id === "postA");
  const slots = post?.slots.map(({ kind, name, in: place, required, shared, examples }) => ({
    kind,
    name,
    place,
    required,
    shared,
    values: examples.map(({ value }) => value),
  }));
  expect(slots).toEqual([
    { kind: "parameter", name: "shared", place: "query", required: false, shared: true, values: [] },
    { kind: "parameter", name: "id", place: "path", required: true, shared: false, values: ["7"] },
    { kind: "request", name: "body", place: "application/json", required: true, shared: false, values: [{ a: 1 }] },
    { kind: "answer", name: "default", place: "application/json", required: true, shared: false, values: [] },
  ]);
});
