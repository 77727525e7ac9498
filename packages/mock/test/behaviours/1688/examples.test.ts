import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { reasonOf, testWorld } from "../../support/test-world.ts";

type Examples = Readonly<Record<string, { readonly value: unknown }>>;

interface Parameter {
  readonly name?: string;
  readonly in?: string;
  readonly required?: boolean;
  readonly examples?: Examples;
}

interface Operation {
  readonly operationId?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly examples?: Examples }>> };
}

const file = fileURLToPath(import.meta.resolve("@pandapon/spec/openapi.dereferenced.json"));
const { paths } = JSON.parse(readFileSync(file, "utf8")) as { paths: Record<string, Record<string, Operation>> };

/** The requests that the description shows, by name: bodies, and the query parameters of operations without one. */
function requestsOf({
  parameters = [],
  requestBody,
}: Operation): readonly (readonly [string, Record<string, unknown>])[] {
  const bodies = Object.entries(requestBody?.content["application/json"]?.examples ?? {});
  if (bodies.length > 0) return bodies.map(([name, { value }]) => [name, value as Record<string, unknown>]);
  const queries = parameters.filter((parameter) => parameter.in === "query");
  const names = new Set(queries.flatMap(({ examples = {} }) => Object.keys(examples)));
  return [...names].map((name) => [
    name,
    Object.fromEntries(
      queries.flatMap(({ name: field = "", required = false, examples = {} }) => {
        const shown = examples[name] ?? (required ? Object.values(examples)[0] : undefined);
        return shown === undefined ? [] : [[field, shown.value]];
      }),
    ),
  ]);
}

const examples = Object.values(paths)
  .flatMap((item) => Object.values(item))
  .filter(
    ({ operationId = "" }) =>
      /1688|Address|Freight|International|Domestic/.test(operationId) && !operationId.includes("Taobao"),
  )
  .flatMap((operation) =>
    requestsOf(operation).map(([name, input]) => ({ operationId: operation.operationId ?? "", name, input })),
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
