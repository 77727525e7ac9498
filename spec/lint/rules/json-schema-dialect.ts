import { rule } from "../lib/rule.ts";

const dialect = "https://json-schema.org/draft/2020-12/schema";

/** With any other dialect, or none, Prism checks less or nothing at all, and says nothing about it. */
export const jsonSchemaDialect = rule(({ root }, report) => {
  if (!/^3\.1\.\d+$/.test(String(root.node.openapi))) report(root.location.child("openapi"), "Write `openapi: 3.1.1`.");
  if (root.node.jsonSchemaDialect !== dialect) {
    report(
      root.location.child("jsonSchemaDialect"),
      `Write \`jsonSchemaDialect: ${dialect}\`, literally: with any other value, or none, Prism checks less or nothing.`,
    );
  }
});
