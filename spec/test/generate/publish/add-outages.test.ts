import { expect, it } from "vitest";
import { operationsOf, readBundle } from "../../../tools/document/index.ts";

const document = readBundle(new URL("../../../bundle/openapi.json", import.meta.url));

it("gives every operation an answer for 429 with Retry-After, and one for 5XX, that speak of no business", () => {
  const operations = operationsOf(document).filter(({ kind }) => kind === "path");
  expect(operations).toHaveLength(67);
  for (const { node } of operations) {
    const { responses } = node as { responses: Record<string, unknown> };
    expect(Object.keys(responses)).toEqual(["200", "429", "5XX", "default"]);
    expect(JSON.stringify(responses["429"])).toContain("Retry-After");
    expect(JSON.stringify(responses["5XX"])).toContain("服务暂时不可用");
  }
});
