import type { IHttpOperation } from "@stoplight/types";
import type { RequestExample } from "../src/contract/description.ts";

/** The name that Prism's reader gives to a lone `example`. It belongs to every request, and does not name one. */
const LONE = "default";

interface Part {
  readonly place: "query" | "path" | "body";
  readonly name: string;
  readonly required: boolean;
  readonly examples: ReadonlyMap<string, unknown>;
}

/**
 * Named examples of the body and of parameters, put together by name. A required part that has none of the name comes with its
 * first one, so that each is a whole request.
 */
export function requestExamples(operation: IHttpOperation): RequestExample[] {
  const parts = partsOf(operation);
  const names = new Set(parts.flatMap(({ examples }) => [...examples.keys()]).filter((name) => name !== LONE));
  return [...names].map((name) => {
    const query: Record<string, unknown> = {};
    const path: Record<string, unknown> = {};
    let body: { readonly body?: unknown } = {};
    for (const part of parts) {
      const first = part.required ? [...part.examples.values()][0] : undefined;
      const value = part.examples.has(name) ? part.examples.get(name) : first;
      if (value === undefined) continue;
      if (part.place === "body") body = { body: value };
      else (part.place === "query" ? query : path)[part.name] = value;
    }
    return { name, query, path, ...body };
  });
}

function partsOf({ request }: IHttpOperation): Part[] {
  const bodies = (request?.body?.contents ?? []).map(
    ({ examples }): Part => ({
      place: "body",
      name: "",
      required: request?.body?.required === true,
      examples: valuesOf(examples ?? []),
    }),
  );
  const parameters = (["query", "path"] as const).flatMap((place) =>
    (request?.[place] ?? []).map(
      ({ name, required = false, examples = [] }): Part => ({ place, name, required, examples: valuesOf(examples) }),
    ),
  );
  return [...parameters, ...bodies];
}

const valuesOf = (examples: readonly { readonly key: string }[]): Map<string, unknown> =>
  new Map(examples.flatMap((example) => ("value" in example ? [[example.key, example.value] as const] : [])));
