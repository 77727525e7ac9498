import { expect, it } from "vitest";
import { deref, operationsOf, readBundle } from "../../tools/document/index.ts";

const document = readBundle(new URL("../../bundle/openapi.json", import.meta.url));

interface Search {
  readonly name: string;
  readonly keyword: string;
  readonly answer: string;
}

/** Each pair of a request example with a keyword and the answer example of its name. */
const searches: Search[] = operationsOf(document).flatMap(({ id, slots }) => {
  const examples = (kind: "request" | "answer") =>
    slots
      .filter((slot) => slot.kind === kind && (kind === "request" || slot.name === "200"))
      .flatMap((slot) => Object.entries((slot.node as { examples?: Record<string, unknown> }).examples ?? {}))
      .map(([name, example]) => [name, (deref(document, example) as { value?: unknown }).value] as const);
  const answers = new Map(examples("answer"));
  return examples("request").flatMap(([name, value]) => {
    const { keyword } = (value ?? {}) as { keyword?: unknown };
    return typeof keyword === "string" && answers.has(name)
      ? [{ name: `${id} ${name}`, keyword, answer: JSON.stringify(answers.get(name)) }]
      : [];
  });
});

it("finds the searches of both marketplaces", () => {
  expect(searches.length).toBeGreaterThan(5);
});

it.each(searches)("$name finds what it searched for", ({ keyword, answer }) => {
  expect(answer.toLowerCase()).toContain(keyword.toLowerCase());
});
