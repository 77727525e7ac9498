import { describe as describeTests, expect, it } from "vitest";
import { describe } from "../../build/describe.ts";
import { ownDocument } from "../support/own-api.ts";

const withSchema = (schema: unknown, more: object = {}) => ({
  ...ownDocument,
  ...more,
  paths: {
    "/a": {
      post: {
        operationId: "a",
        requestBody: { content: { "application/json": { schema } } },
        responses: { "200": { description: "yes", content: { "application/json": { schema: { type: "object" } } } } },
      },
    },
  },
});

describeTests("describe", () => {
  it("sets the dialect that Prism needs, even if the document names another", async () => {
    for (const jsonSchemaDialect of [undefined, "https://spec.openapis.org/oas/3.1/dialect/base"]) {
      const document = { ...withSchema({ type: "string" }), jsonSchemaDialect };
      const [operation] = (await describe(document)).operations;
      expect(operation?.resource).toContain('"$schema":"https://json-schema.org/draft/2020-12/schema"');
    }
  });

  it("refuses a pattern that Prism would silently treat as a schema that allows everything", async () => {
    await expect(describe(withSchema({ type: "string", pattern: "^[\\w-.]+$" }))).rejects.toThrow(
      "Invalid regular expression",
    );
  });

  it("refuses a schema that is none", async () => {
    await expect(describe(withSchema({ type: "text" }))).rejects.toThrow("schema is invalid");
  });

  it("refuses an operation without operationId", async () => {
    const document = withSchema({ type: "object" });
    const { operationId: _id, ...rest } = document.paths["/a"].post;
    await expect(describe({ ...document, paths: { "/a": { post: rest } } })).rejects.toThrow(
      "post /a has no operationId",
    );
  });
});
