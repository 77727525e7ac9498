// Ajv, strict, over the schemas of the bundle. JSON inside text is checked too, which no validator does on its own.
import {
  Ajv2020,
  type AnySchemaObject,
  type ErrorObject,
  type SchemaObject,
  type ValidateFunction,
} from "ajv/dist/2020.js";
import { parseKeepingDigits } from "../document/digits.ts";
import { isObject, type JsonObject } from "../document/json.ts";
import { extensions } from "../document/vocabulary.ts";

const base = "urn:pandapon:spec";

/** Formats that the description may use; any other is a mistake until it is added here. */
const formats = ["int64"];

export interface Validator {
  /** @throws Error when the schema does not compile under the strict rules. */
  compile(schema: unknown): (value: unknown) => readonly string[];
}

/** The same schema with its references bound to the document, wherever it is compiled. */
function bind(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(bind);
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === "$ref" && typeof value === "string"
        ? value.replace("#/components/schemas/", `${base}#/$defs/`)
        : bind(value),
    ]),
  );
}

function textOf({ instancePath, message, params }: ErrorObject): string {
  const detail = Object.values(params)
    .filter((value) => typeof value === "string")
    .join(", ");
  return `${instancePath || "the value"} ${message}${detail ? ` (${detail})` : ""}`;
}

export function createValidator(document: JsonObject): Validator {
  const ajv = new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    allErrors: true,
    unicodeRegExp: true,
    logger: false,
    // Each validator runs a few times only: making it fast costs more than it saves.
    code: { optimize: false },
    inlineRefs: false,
  });
  for (const format of formats) ajv.addFormat(format, true);
  for (const key of extensions.get("schema") ?? []) if (key !== "x-json-text") ajv.addKeyword(key);
  ajv.addKeyword({
    keyword: "x-json-text",
    type: "string",
    errors: "full",
    compile(_on: unknown, parent: AnySchemaObject) {
      let inner: ValidateFunction | undefined;
      const check: { (text: string): boolean; errors?: Partial<ErrorObject>[] } = (text) => {
        let value: unknown;
        try {
          value = parseKeepingDigits(text);
        } catch {
          check.errors = [{ keyword: "x-json-text", message: "is not JSON", params: {} }];
          return false;
        }
        inner ??= ajv.compile(parent.contentSchema as SchemaObject);
        if (inner(value)) return true;
        check.errors = (inner.errors ?? []).map((error) => ({
          ...error,
          message: `holds JSON whose ${textOf(error)}`,
        }));
        return false;
      };
      return check;
    },
  });
  const components = isObject(document.components) ? document.components.schemas : undefined;
  // Unchecked here, so that one bad schema is one fault: each is checked when it is compiled separately.
  ajv.addSchema({ $id: base, $defs: bind(components ?? {}) as SchemaObject }, base, false, false);
  // Many operations have the same answer of refusal, and the like.
  const compiled = new Map<string, ValidateFunction>();
  return {
    compile(schema) {
      const id = JSON.stringify(schema);
      const validate = compiled.get(id) ?? ajv.compile(bind(schema) as SchemaObject);
      compiled.set(id, validate);
      return (value) => (validate(value) ? [] : (validate.errors ?? []).map(textOf));
    },
  };
}
