import type { GradeShape } from "../shapes/index.ts";

/** The parts of the published description that the console shows. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentOperation>>>>;
}

export interface Evidence {
  readonly grade?: GradeShape;
  readonly note?: string;
}

export interface DocumentOperation {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly DocumentParameter[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses?: Readonly<Record<string, { readonly content?: Content }>>;
  readonly "x-summary-zh"?: string;
  readonly "x-safety"?: string;
  readonly "x-client"?: { readonly package: string; readonly group: string; readonly method: string };
  readonly "x-reconcile"?: { readonly operation: string | null; readonly note: string };
  readonly "x-contradictions"?: readonly string[];
  readonly "x-open-questions"?: readonly string[];
  readonly "x-evidence"?: {
    readonly path?: GradeShape;
    readonly request?: GradeShape;
    readonly response?: GradeShape;
    readonly sources?: readonly string[];
  };
}

export interface DocumentParameter {
  readonly name: string;
  readonly in: "query" | "path" | "header";
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: DocumentSchema;
  readonly examples?: Readonly<Record<string, DocumentExample>>;
}

export type Content = Readonly<
  Record<string, { readonly schema?: DocumentSchema; readonly examples?: Readonly<Record<string, DocumentExample>> }>
>;

export interface DocumentExample {
  readonly summary?: string;
  readonly "x-evidence"?: Evidence;
  readonly value?: unknown;
}

export interface DocumentSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, DocumentSchema>>;
  readonly required?: readonly string[];
  readonly items?: DocumentSchema;
  readonly anyOf?: readonly DocumentSchema[];
  readonly allOf?: readonly DocumentSchema[];
  readonly oneOf?: readonly DocumentSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly contentSchema?: DocumentSchema;
  readonly "x-evidence"?: Evidence | GradeShape;
  readonly "x-int64"?: "number" | "string";
  readonly "x-json-text"?: boolean;
  readonly "x-unit"?: { readonly unit: string; readonly grade?: GradeShape };
  readonly "x-aliases"?: readonly string[];
  readonly "x-needed"?: GradeShape;
  readonly "x-open-enum"?: readonly { readonly value: string; readonly meaning: string; readonly grade?: GradeShape }[];
  readonly "x-misspelt"?: string;
}

/** The target of a reference; any other value is returned unchanged. */
export function resolved<T extends object>(document: Document, value: T): T {
  const reference: unknown = Reflect.get(value, "$ref");
  if (typeof reference !== "string" || !reference.startsWith("#/")) return value;
  let at: unknown = document;
  for (const token of reference.slice(2).split("/")) {
    const name = token.replaceAll("~1", "/").replaceAll("~0", "~");
    at = typeof at === "object" && at !== null ? Reflect.get(at, name) : undefined;
  }
  return typeof at === "object" && at !== null ? (at as T) : value;
}
