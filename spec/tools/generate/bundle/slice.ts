import { operationObjects } from "../../document/operations.ts";
import type { Document, PathItem } from "../../document/types.ts";
import type { Marketplace } from "../marketplaces.ts";

/** The description of one marketplace: its paths, pushes and tags, and only the components that these use. */
export function slice(document: Document, marketplace: Marketplace): Document {
  const { paths, webhooks, components, tags, "x-tagGroups": tagGroups, info, ...rest } = document;
  const ownPaths = pick(paths, (item) => packageOf(item) === marketplace.key);
  const ownWebhooks = webhooksOf(document, marketplace);
  const own = { ...rest, paths: ownPaths, ...(webhooks !== undefined && { webhooks: ownWebhooks }) };
  const usedTags = new Set(operationsOf(ownPaths, ownWebhooks).flatMap((operation) => operation.tags ?? []));
  const { openapi, "x-generated": generated, jsonSchemaDialect, ...others } = own;
  return {
    openapi,
    ...(generated !== undefined && { "x-generated": generated }),
    info: { ...info, title: `${info.title}: ${marketplace.title}` },
    ...(jsonSchemaDialect !== undefined && { jsonSchemaDialect }),
    ...others,
    ...(tags !== undefined && { tags: tags.filter(({ name }) => usedTags.has(name)) }),
    ...(tagGroups !== undefined && {
      "x-tagGroups": tagGroups
        .map((group) => ({ ...group, tags: group.tags.filter((name) => usedTags.has(name)) }))
        .filter((group) => group.tags.length > 0),
    }),
    ...(components !== undefined && { components: usedComponents(components, own, ownPaths, ownWebhooks) }),
  };
}

/** The pushes of a marketplace. A push has no client method, its tag tells where it belongs. */
export function webhooksOf(document: Document, marketplace: Marketplace): Record<string, PathItem> {
  return pick(document.webhooks, (item) =>
    operationObjects(item).some(({ tags }) => tags?.some((tag) => tag.startsWith(`${marketplace.variable}-`))),
  );
}

function pick(
  items: Record<string, PathItem> | undefined,
  isOwn: (item: PathItem) => boolean | undefined,
): Record<string, PathItem> {
  return Object.fromEntries(Object.entries(items ?? {}).filter(([, item]) => isOwn(item)));
}

function packageOf(item: PathItem): string | undefined {
  return operationObjects(item)
    .map((operation) => operation["x-client"]?.package)
    .find((name) => name !== undefined);
}

function operationsOf(...maps: Record<string, PathItem>[]) {
  return maps.flatMap((map) => Object.values(map)).flatMap(operationObjects);
}

/** The same without components that nothing refers to. */
export function withUsedComponents(document: Document): Document {
  const { components, paths = {}, webhooks = {} } = document;
  return components === undefined
    ? document
    : { ...document, components: usedComponents(components, document, paths, webhooks) };
}

function usedComponents(
  components: NonNullable<Document["components"]>,
  own: Pick<Document, "security">,
  ...maps: Record<string, PathItem>[]
): NonNullable<Document["components"]> {
  const used = new Set<string>();
  collectRefs(maps, used);
  for (const ref of used) {
    const [, , kind = "", name = ""] = ref.split("/");
    collectRefs(components[kind]?.[name], used);
  }
  const schemes = new Set(
    [...(own.security ?? []), ...operationsOf(...maps).flatMap(({ security }) => security ?? [])].flatMap(
      (requirement) => Object.keys(requirement),
    ),
  );
  const isUsed = (kind: string, name: string): boolean =>
    kind === "securitySchemes" ? schemes.has(name) : used.has(`#/components/${kind}/${name}`);
  return Object.fromEntries(
    Object.entries(components)
      .map(
        ([kind, entries]) =>
          [kind, Object.fromEntries(Object.entries(entries ?? {}).filter(([name]) => isUsed(kind, name)))] as const,
      )
      .filter(([, entries]) => Object.keys(entries).length > 0),
  );
}

function collectRefs(value: unknown, into: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  if ("$ref" in value && typeof value.$ref === "string") into.add(value.$ref);
  for (const child of Object.values(value)) collectRefs(child, into);
}
