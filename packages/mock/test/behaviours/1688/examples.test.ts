import { describe, expect, it } from "vitest";
import { requestExamples } from "../../support/request-examples.ts";
import { reasonOf, testWorld } from "../../support/test-world.ts";

const examples = requestExamples("").filter(
  ({ operationId }) =>
    /1688|Address|Freight|International|Domestic/.test(operationId) && !operationId.includes("Taobao"),
);

describe("the description's request examples", () => {
  it("are there for most operations", () => {
    expect(new Set(examples.map(({ operationId }) => operationId)).size).toBeGreaterThan(30);
  });

  for (const { operationId, name, input } of examples) {
    it(`${operationId}, ${name}: accepted by a fresh world`, () => {
      expect(reasonOf(testWorld(), operationId, input)).toBe("accepted");
    });
  }
});
