import type { Grade } from "@pandapon/core";

/** A JSON Schema, as far as the commands look into it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly description?: string;
  readonly contentSchema?: Schema;
  readonly "x-open-enum"?: readonly { readonly value: unknown; readonly meaning?: string; readonly grade?: string }[];
  readonly "x-unit"?: { readonly unit: string; readonly grade: string };
  readonly "x-int64"?: "number" | "string";
  readonly "x-json-text"?: boolean;
  readonly "x-needed"?: string;
}

interface Content {
  readonly "application/json"?: { readonly schema?: Schema };
}

export interface Parameter {
  readonly $ref?: string;
  readonly name?: string;
  readonly in?: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
}

export interface DescribedOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
  readonly "x-summary-zh": string;
  readonly "x-client"?: { readonly package: string; readonly group: string; readonly method: string };
  readonly "x-safety"?: "read" | "write" | "payment";
}

export interface FieldEvidence {
  readonly side: "request" | "response";
  /** Names from the root of the body, `[]` for an item of a list, `{}` for JSON inside text. */
  readonly path: string;
  readonly grade: Grade;
  readonly note?: string;
}

export interface OperationEvidence {
  readonly id: string;
  readonly grades: { readonly path: Grade | null; readonly request: Grade; readonly response: Grade };
  readonly fields: readonly FieldEvidence[];
}

export interface Example {
  readonly $ref?: string;
  readonly value?: unknown;
}

export interface DescribedWebhook {
  readonly requestBody: {
    readonly content: { readonly "application/json": { readonly examples: Readonly<Record<string, Example>> } };
  };
}

/** All that the commands know of the API. */
export interface DescriptionData {
  readonly openapi: {
    readonly info: { readonly version: string };
    readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly webhooks: Readonly<Record<string, { readonly post: DescribedWebhook }>>;
    readonly components: {
      readonly examples?: Readonly<Record<string, Example>>;
      readonly schemas: Readonly<Record<string, Schema>>;
      readonly parameters?: Readonly<Record<string, Parameter>>;
    };
  };
  readonly evidence: { readonly operations: readonly OperationEvidence[] };
  /** Name of an operation or of a schema to its source file. */
  readonly files: Readonly<Record<string, string>>;
}
