import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { reasonOf, testWorld } from "../../support/test-world.ts";

interface Operation {
  readonly operationId?: string;
  readonly parameters?: readonly {
    readonly name?: string;
    readonly in?: string;
    readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
    readonly example?: unknown;
  }[];
  readonly requestBody?: {
    readonly content: Readonly<
      Record<string, { readonly examples?: Readonly<Record<string, { readonly value: unknown }>> }>
    >;
  };
}

const file = fileURLToPath(import.meta.resolve("@pandapon/spec/openapi.dereferenced.json"));
const { paths } = JSON.parse(readFileSync(file, "utf8")) as { paths: Record<string, Record<string, Operation>> };

const examples = Object.values(paths)
  .flatMap((item) => Object.values(item))
  .flatMap(({ operationId = "", requestBody }) =>
    Object.entries(requestBody?.content["application/json"]?.examples ?? {}).map(([name, { value }]) => ({
      operationId,
      name,
      value,
    })),
  )
  .filter(
    ({ operationId }) =>
      /1688|Address|Freight|International|Domestic/.test(operationId) && !operationId.includes("Taobao"),
  );

/** Examples of one order in several states: the seed holds it in one of them, paid and not sent. */
const otherwise: Readonly<Record<string, string>> = {
  "cancel1688Order unwanted": "order-state",
  "confirm1688OrderReceipt received": "order-state",
};

describe("the description's request examples", () => {
  it("are there for most operations", () => {
    expect(examples.length).toBeGreaterThan(30);
  });

  for (const { operationId, name, value } of examples) {
    const expected = otherwise[`${operationId} ${name}`] ?? "accepted";
    it(`${operationId}, ${name}: ${expected} by a fresh world`, () => {
      const input = value as Readonly<Record<string, unknown>>;
      expect(reasonOf(testWorld(), operationId, input)).toBe(expected);
    });
  }
});
