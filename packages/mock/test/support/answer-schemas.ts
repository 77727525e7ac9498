import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

interface Described {
  readonly operationId?: string;
}

const file = fileURLToPath(import.meta.resolve("@pandapon/spec/openapi.json"));
const document = JSON.parse(readFileSync(file, "utf8")) as {
  paths: Record<string, Record<string, Described>>;
  webhooks: Record<string, Record<string, Described>>;
};

/** Checks answers and pushes against the description; ids are text on this side of the wire. */
export class AnswerSchemas {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: false });
  readonly #compiled = new Map<string, ValidateFunction>();
  readonly #pointers = new Map<string, string>();

  constructor() {
    this.#ajv.addSchema(document, "description");
    for (const [path, item] of Object.entries(document.paths)) {
      for (const [method, { operationId }] of Object.entries(item)) {
        if (operationId === undefined) continue;
        const place = ["paths", path, method, "responses", "200", "content", "application/json", "schema"];
        this.#pointers.set(operationId, pointer(place));
      }
    }
    for (const [name, item] of Object.entries(document.webhooks)) {
      for (const method of Object.keys(item)) {
        this.#pointers.set(
          name,
          pointer(["webhooks", name, method, "requestBody", "content", "application/json", "schema"]),
        );
      }
    }
  }

  /** What the description has against the whole body; empty when it fits. */
  problems(name: string, body: unknown): string[] {
    const validate = this.#validator(name);
    if (validate(body)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${name}${instancePath}: ${message}`);
  }

  webhooks(): string[] {
    return Object.keys(document.webhooks);
  }

  #validator(name: string): ValidateFunction {
    let validate = this.#compiled.get(name);
    if (validate === undefined) {
      const place = this.#pointers.get(name);
      if (place === undefined) throw new Error(`${name} is not described`);
      validate = this.#ajv.compile({ $ref: `description#${place}` });
      this.#compiled.set(name, validate);
    }
    return validate;
  }
}

const pointer = (parts: readonly string[]): string =>
  parts.map((part) => `/${encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))}`).join("");
