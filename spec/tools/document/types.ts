/**
 * The description as a document: the parts that tools read, with our own keys (`EXTENSIONS.md` explains them).
 *
 * Types only: the package is published with a copy, for those who import the JSON.
 */

export type Grade = "confirmed" | "documented" | "documented-v1" | "observed" | "sibling" | "upstream" | "inferred";

export interface Evidence {
  grade: Grade;
  note?: string;
}

export interface OpenEnumValue {
  value: string | number;
  meaning: string;
  grade?: Grade;
}

export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  title?: string;
  description?: string;
  deprecated?: boolean;
  default?: unknown;
  examples?: unknown[];
  const?: unknown;
  enum?: unknown[];
  required?: string[];
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  prefixItems?: Schema[];
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  contentSchema?: Schema;
  "x-int64"?: "number" | "string";
  "x-json-text"?: boolean;
  "x-unit"?: { unit: string; grade?: Grade };
  "x-aliases"?: string[];
  "x-open-enum"?: OpenEnumValue[];
  "x-misspelt"?: string;
  "x-needed"?: Grade;
  "x-may-differ"?: true;
  "x-evidence"?: Grade | Evidence;
}

export interface Example {
  summary?: string;
  value?: unknown;
}

export interface Parameter {
  $ref?: string;
  name: string;
  in: "path" | "query" | "header" | "cookie";
  required?: boolean;
  description?: string;
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, Example & { $ref?: string }>;
  "x-evidence"?: Grade | Evidence;
}

export interface MediaType {
  schema?: Schema;
  examples?: Record<string, Example & { $ref?: string }>;
}

export interface Body {
  $ref?: string;
  required?: boolean;
  description?: string;
  content?: Record<string, MediaType>;
}

export interface PageFields {
  number: string;
  size?: string;
  items: string;
  total?: string;
  pages?: string;
  hasNext?: string;
  first?: number;
}

export interface OperationObject {
  operationId?: string;
  tags?: string[];
  summary?: string;
  description?: string;
  externalDocs?: { url: string; description?: string };
  parameters?: Parameter[];
  requestBody?: Body;
  responses?: Record<string, Body>;
  security?: Record<string, string[]>[];
  "x-summary-zh"?: string;
  "x-client"?: { package: string; group: string; method: string };
  "x-safety"?: "read" | "write" | "payment";
  "x-reconcile"?: { operation: string | null; note?: string };
  "x-evidence"?: { path: Grade; request: Grade; response: Grade; sources?: string[]; note?: string };
  "x-page"?: PageFields;
  "x-contradictions"?: string[];
  "x-open-questions"?: string[];
}

export type Method = "get" | "put" | "post" | "delete" | "patch";

export type PathItem = { parameters?: Parameter[] } & { [M in Method]?: OperationObject };

export interface Tag {
  name: string;
  description?: string;
  "x-displayName"?: string;
}

export interface Document {
  openapi: string;
  jsonSchemaDialect?: string;
  "x-generated"?: string;
  info: { title: string; version: string; [key: string]: unknown };
  security?: Record<string, string[]>[];
  tags?: Tag[];
  paths?: Record<string, PathItem>;
  webhooks?: Record<string, PathItem>;
  components?: { schemas?: Record<string, Schema>; [kind: string]: Record<string, unknown> | undefined };
  "x-tagGroups"?: { name: string; tags: string[] }[];
  [key: string]: unknown;
}
