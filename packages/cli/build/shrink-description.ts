import type { DescriptionData, Example } from "../src/description/description-data.ts";

/** Keys of a schema, a parameter or an operation that no command reads. */
const UNREAD = new Set([
  ...["description", "title", "examples", "example", "default", "format", "pattern", "externalDocs", "security"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "minItems", "maxItems"],
]);
/** The extensions that the commands read. */
const READ = new Set(["x-open-enum", "x-json-text", "x-client", "x-safety", "x-summary-zh"]);
/** Below these keys stand names that the API chose: `description` there is a field. */
const NAMES = new Set(["properties", "schemas", "paths", "parameters"]);

/** The description without what no command reads, so that a command unpacks a third of it. */
export function shrinkDescription({ openapi, evidence, files }: DescriptionData): DescriptionData {
  const pushes = Object.entries(openapi.webhooks).map(([event, { post }]) => {
    const { examples } = post.requestBody.content["application/json"];
    return [event, { post: { requestBody: { content: { "application/json": { examples } } } } }] as const;
  });
  const named = new Set(
    pushes.flatMap(([, { post }]) =>
      Object.values(post.requestBody.content["application/json"].examples).map(({ $ref }) => $ref?.split("/").at(-1)),
    ),
  );
  const { schemas, parameters, examples = {} } = openapi.components;
  return {
    openapi: {
      info: { version: openapi.info.version },
      paths: Object.fromEntries(
        Object.entries(openapi.paths).map(([path, item]) => [path, onlySuccess(shrink(item) as Item)]),
      ),
      webhooks: Object.fromEntries(pushes),
      components: {
        examples: Object.fromEntries(Object.entries(examples).filter(([name]) => named.has(name))) as Record<
          string,
          Example
        >,
        schemas: shrink(schemas, true) as typeof schemas,
        ...(parameters && { parameters: shrink(parameters, true) as typeof parameters }),
      },
    },
    evidence: {
      operations: evidence.operations.map(({ id, grades, fields }) => ({
        id,
        grades,
        fields: fields.map(({ side, path, grade }) => ({ side, path, grade })),
      })),
    },
    files,
  };
}

type Item = Readonly<Record<string, { readonly responses?: Readonly<Record<string, unknown>> }>>;

/** Answers are compared with the answer of HTTP 200. */
const onlySuccess = (item: Item): Item =>
  Object.fromEntries(
    Object.entries(item).map(([name, part]) => [
      name,
      part.responses ? { ...part, responses: { "200": part.responses["200"] } } : part,
    ]),
  );

/** @param isNames The keys of this object are names, each of which stays. */
function shrink(value: unknown, isNames = false): unknown {
  if (Array.isArray(value)) return value.map((item) => shrink(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => isNames || (!UNREAD.has(key) && (!key.startsWith("x-") || READ.has(key))))
      .map(([key, inner]) => [key, key === "x-open-enum" ? inner : shrink(inner, !isNames && NAMES.has(key))]),
  );
}
