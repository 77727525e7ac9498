import { describe, expect, it } from "vitest";
import { uniteTypes } from "../../build/unite-types.ts";

describe("uniteTypes", () => {
  it("writes alternatives of plain types as a list of types", () => {
    const id = {
      description: "Id.",
      anyOf: [
        { type: "string", pattern: "^[0-9]+$" },
        { type: "integer", format: "int64" },
      ],
    };
    expect(uniteTypes({ properties: { id } })).toEqual({
      properties: { id: { description: "Id.", type: ["string", "integer"], pattern: "^[0-9]+$", format: "int64" } },
    });
  });

  it("leaves other alternatives, and data, unchanged", () => {
    const kept = {
      a: { anyOf: [{ $ref: "#/x" }, { type: "null" }] },
      b: {
        anyOf: [
          { type: "string", format: "date" },
          { type: "integer", format: "int64" },
        ],
      },
      example: { anyOf: [{ type: "string" }] },
    };
    expect(uniteTypes(kept)).toEqual(kept);
  });
});
