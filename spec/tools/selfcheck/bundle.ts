// The bundled description: one JSON document whose `$ref`s all lead into itself.
import { readFileSync } from "node:fs";
import { isObject, type JsonObject, keysOf, listOf } from "../../lint/lib/json.ts";

export interface BundleExample {
  readonly name: string;
  readonly node: JsonObject;
  readonly value: unknown;
  readonly at: string;
}

/** A parameter, a request body or an answer: a schema and what is shown of it. */
export interface Slot {
  readonly kind: "parameter" | "request" | "answer";
  /** Name and place of the parameter, or the status of the answer. */
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: unknown;
  readonly examples: readonly BundleExample[];
  /** JSON pointer of the slot. */
  readonly at: string;
}

export interface BundleOperation {
  readonly id: string;
  readonly kind: "path" | "webhook";
  /** The path, or the name of the webhook. */
  readonly path: string;
  readonly method: string;
  readonly node: JsonObject;
  readonly at: string;
  readonly slots: readonly Slot[];
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

export function readBundle(file: string): JsonObject {
  const document: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!isObject(document) || typeof document.openapi !== "string") throw new Error(`${file} is no OpenAPI document.`);
  return document;
}

export function pointer(...keys: readonly (string | number)[]): string {
  return keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Follows a `$ref` inside the bundle; what stands beside the `$ref` goes over what it leads to. */
export function deref(document: JsonObject, node: unknown): JsonObject {
  if (!isObject(node)) return {};
  if (typeof node.$ref !== "string") return node;
  const keys = node.$ref.replace(/^#\//, "").split("/");
  let target: unknown = document;
  for (const key of keys)
    target = isObject(target) ? target[key.replaceAll("~1", "/").replaceAll("~0", "~")] : undefined;
  if (!node.$ref.startsWith("#/") || !isObject(target)) throw new Error(`The bundle does not hold ${node.$ref}.`);
  const { $ref: _, ...siblings } = node;
  return { ...deref(document, target), ...siblings };
}

export function operationsOf(document: JsonObject): readonly BundleOperation[] {
  const found: BundleOperation[] = [];
  for (const [section, kind] of [
    ["paths", "path"],
    ["webhooks", "webhook"],
  ] as const) {
    const map = document[section];
    for (const path of keysOf(map)) {
      const item = deref(document, isObject(map) ? map[path] : undefined);
      for (const method of methods) {
        const node = item[method];
        if (!isObject(node)) continue;
        const at = pointer(section, path, method);
        found.push({
          id: String(node.operationId),
          kind,
          path,
          method,
          node,
          at,
          slots: slotsOf(document, item, node, at),
        });
      }
    }
  }
  return found;
}

function slotsOf(document: JsonObject, item: JsonObject, operation: JsonObject, at: string): Slot[] {
  const slots: Slot[] = [];
  for (const [holder, place] of [
    [item, at.slice(0, at.lastIndexOf("/"))],
    [operation, at],
  ] as const) {
    for (const [index, raw] of listOf(holder.parameters).entries()) {
      const parameter = deref(document, raw);
      const here = `${place}/parameters/${index}`;
      const shown =
        "example" in parameter
          ? [{ name: "example", node: parameter, value: parameter.example, at: `${here}/example` }]
          : [];
      slots.push({
        kind: "parameter",
        name: String(parameter.name),
        in: String(parameter.in),
        required: parameter.required === true,
        schema: parameter.schema,
        examples: [...shown, ...examplesOf(document, parameter, here)],
        at: here,
      });
    }
  }
  const body = deref(document, operation.requestBody);
  for (const [type, media] of Object.entries(isObject(body.content) ? body.content : {})) {
    slots.push(
      mediaSlot(
        document,
        "request",
        "body",
        body.required === true,
        type,
        media,
        at + pointer("requestBody", "content", type),
      ),
    );
  }
  for (const status of keysOf(operation.responses)) {
    const answer = deref(document, (operation.responses as JsonObject)[status]);
    for (const [type, media] of Object.entries(isObject(answer.content) ? answer.content : {})) {
      slots.push(
        mediaSlot(document, "answer", status, true, type, media, at + pointer("responses", status, "content", type)),
      );
    }
  }
  return slots;
}

function mediaSlot(
  document: JsonObject,
  kind: Slot["kind"],
  name: string,
  required: boolean,
  type: string,
  media: unknown,
  at: string,
): Slot {
  const node = deref(document, media);
  return { kind, name, in: type, required, schema: node.schema, examples: examplesOf(document, node, at), at };
}

function examplesOf(document: JsonObject, holder: JsonObject, at: string): BundleExample[] {
  return Object.entries(isObject(holder.examples) ? holder.examples : {}).map(([name, raw]) => {
    const node = deref(document, raw);
    return { name, node, value: node.value, at: at + pointer("examples", name) };
  });
}
