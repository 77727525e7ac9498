// The receiver knows ids by their names alone. This holds the rule against the description: every 64-bit id of a push becomes text.
import { readFileSync } from "node:fs";
import { parsePush } from "@pandapon/core/webhooks";
import { expect, test } from "vitest";

type Node = Record<string, unknown>;

const document = JSON.parse(
  readFileSync(new URL("../../../../spec/bundle/openapi.json", import.meta.url), "utf8"),
) as Node;
const webhooks = Object.entries(document.webhooks as Record<string, { post: Node }>);

/** Follows references within the document. */
function resolve(schema: Node): Node {
  const { $ref } = schema;
  if (typeof $ref !== "string") return schema;
  const target = $ref
    .slice(2)
    .split("/")
    .reduce((at, key) => at[key.replaceAll("~1", "/")] as Node, document);
  return { ...resolve(target), ...schema, $ref: undefined };
}

/** The paths of all fields that the description marks as 64-bit ids. */
function idsOf(schema: Node, path: readonly string[], parents: readonly unknown[]): string[][] {
  const node = resolve(schema);
  if (parents.includes(schema.$ref ?? node)) return [];
  const below = [...parents, schema.$ref ?? node];
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((key) => (node[key] as Node[] | undefined) ?? []);
  return [
    ...(node["x-int64"] === undefined ? [] : [[...path]]),
    ...parts.flatMap((part) => idsOf(part, path, below)),
    ...Object.entries((node.properties as Record<string, Node> | undefined) ?? {}).flatMap(([name, field]) =>
      idsOf(field, [...path, name], below),
    ),
    ...(node.items === undefined ? [] : idsOf(node.items as Node, [...path, "*"], below)),
  ];
}

const ids = webhooks.flatMap(([name, { post }]) => {
  const content = (post.requestBody as { content: Record<string, { schema: Node }> }).content["application/json"];
  const paths = idsOf(content?.schema ?? {}, [], []).map((path) => path.join("."));
  return [...new Set(paths)].map((path) => ({ name, path }));
});

test("the description marks ids in pushes", () => {
  expect(webhooks).toHaveLength(6);
  expect(ids.length).toBeGreaterThan(20);
});

test.each(ids)("$name: a number in $path becomes text", async ({ path }) => {
  const keys = path.split(".");
  const value = keys.reduceRight<unknown>((inner, key) => (key === "*" ? [inner] : { [key]: inner }), 110002685755);
  const push = await parsePush(JSON.stringify({ messageType: "X", ...(value as object) }));
  const found = keys.slice(1).reduce((at, key) => (at as Record<string, unknown>)[key === "*" ? 0 : key], push.body);
  expect(keys[0]).toBe("messageBody");
  expect(found).toBe("110002685755");
});
