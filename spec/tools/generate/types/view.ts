/**
 * How a schema is seen. `output`: what methods resolve to. `input`: what they take. `wire`: what goes over the network,
 * for `client.raw`.
 */
export type View = "output" | "input" | "wire";

/** What only the type hook turns into TypeScript, because JSON Schema cannot express it. */
export type Marker =
  | { kind: "name"; name: string; nullable: boolean }
  | { kind: "jsonText"; content: ViewedSchema; nullable: boolean }
  | { kind: "literals"; values: unknown[]; open: string[]; nullable: boolean };

/** A schema rewritten for openapi-typescript: only what makes the type, with the documentation composed beside it. */
export interface ViewedSchema {
  $ref?: string;
  type?: string | string[];
  required?: string[];
  properties?: Record<string, ViewedSchema>;
  patternProperties?: Record<string, ViewedSchema>;
  additionalProperties?: boolean | ViewedSchema;
  items?: ViewedSchema;
  prefixItems?: ViewedSchema[];
  allOf?: ViewedSchema[];
  anyOf?: ViewedSchema[];
  oneOf?: ViewedSchema[];
  "x-ts"?: Marker;
  "x-doc"?: string;
}

/** Where a named schema needs a variant of its own, and what the variant is called. */
export const suffixes: Record<View, string> = { output: "", input: "Input", wire: "Wire" };
