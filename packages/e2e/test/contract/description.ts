// Reads the published bundle as a contract test needs it: operations with their inputs, answers and request schemas.
import { readFileSync } from "node:fs";

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export interface Schema {
  readonly [key: string]: unknown;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}
export interface Example {
  readonly name: string;
  readonly value: Json;
}
export interface Answer extends Example {
  /** Whether it stands under `200` (success) or `default` (refused). */
  readonly success: boolean;
}
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly schema: Schema;
  readonly examples: readonly Example[];
}
export interface ContractOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly client: { readonly package: string; readonly group: string; readonly method: string };
  readonly safety: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
  readonly requests: readonly Example[];
  readonly answers: readonly Answer[];
  readonly queryAuth: boolean;
}

type Node = Record<string, unknown>;

export function readDescription(file = new URL(import.meta.resolve("@pandapon/spec/openapi.json"))) {
  return describe(JSON.parse(readFileSync(file, "utf8")));
}

export function describe(document: Node) {
  const resolve = (node: unknown): Node => {
    let it = node as Node;
    while (typeof it?.$ref === "string") {
      const { $ref, ...beside } = it;
      it = { ...lookUp(document, $ref as string), ...beside };
    }
    return it;
  };
  const examplesOf = (media: Node | undefined): Example[] =>
    Object.entries((media?.examples ?? {}) as Node).map(([name, it]) => ({ name, value: resolve(it).value as Json }));

  const operations: ContractOperation[] = [];
  for (const [path, item] of Object.entries((document.paths ?? {}) as Node)) {
    const pathItem = resolve(item);
    for (const method of ["get", "put", "post", "delete", "patch"]) {
      const operation = pathItem[method] as Node | undefined;
      if (!operation) continue;
      const media = (part: unknown) =>
        (resolve(part).content as Record<string, Node> | undefined)?.["application/json"];
      const requestMedia = operation.requestBody ? media(operation.requestBody) : undefined;
      const parameters = [...((pathItem.parameters ?? []) as Node[]), ...((operation.parameters ?? []) as Node[])]
        .map(resolve)
        .filter((it) => it.in === "path" || it.in === "query")
        .map((it) => ({
          name: it.name as string,
          in: it.in as "path" | "query",
          required: it.required === true,
          schema: (it.schema ?? {}) as Schema,
          examples: it.examples
            ? Object.entries(it.examples as Node).map(([name, e]) => ({ name, value: resolve(e).value as Json }))
            : "example" in it
              ? [{ name: "", value: it.example as Json }]
              : [],
        }));
      const answers = Object.entries((operation.responses ?? {}) as Node).flatMap(([status, answer]) =>
        examplesOf(media(answer)).map((it) => ({ ...it, success: status === "200" })),
      );
      operations.push({
        id: operation.operationId as string,
        method: method.toUpperCase(),
        path,
        client: operation["x-client"] as ContractOperation["client"],
        safety: operation["x-safety"] as string,
        parameters,
        body: requestMedia ? (resolve(requestMedia.schema) as Schema) : undefined,
        requests: examplesOf(requestMedia),
        answers,
        queryAuth: JSON.stringify(operation.security ?? []).includes("freightSign"),
      });
    }
  }
  return { operations, resolve: (schema: Schema) => resolve(schema) as Schema, document };
}

/** What a local `$ref` of the document leads to. */
export function lookUp(document: Node, ref: string): Node {
  let at: unknown = document;
  for (const part of ref.replace(/^#\//, "").split("/")) {
    at = (at as Node)[decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  if (at === undefined) throw new Error(`${ref} leads nowhere`);
  return at as Node;
}

/** The flat input that leads to an answer: request and parameter examples of its name, else the first of each. */
export function inputFor(operation: ContractOperation, answer?: string): Record<string, Json> {
  const pick = (examples: readonly Example[]) => examples.find((it) => it.name === answer) ?? examples[0];
  const input: Record<string, Json> = {};
  for (const parameter of operation.parameters) {
    const example = pick(parameter.examples);
    if (example) input[parameter.name] = example.value;
  }
  const body = pick(operation.requests)?.value;
  return { ...input, ...(body as Record<string, Json> | undefined) };
}
