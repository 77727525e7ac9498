import { type Document, type DocumentSchema, type Evidence, resolved } from "./document.ts";

/** A schema with its references followed and its combinations laid together. */
export interface FlatSchema {
  /** Without `null`. */
  readonly types: readonly string[];
  readonly nullable: boolean;
  readonly properties: Readonly<Record<string, DocumentSchema>>;
  readonly required: readonly string[];
  readonly items: DocumentSchema | undefined;
  readonly inText: DocumentSchema | undefined;
  readonly values: readonly string[] | undefined;
  readonly evidence: Evidence;
  /** Everything that was followed: a schema that comes again further down is not followed again. */
  readonly followed: readonly DocumentSchema[];
  readonly outer: DocumentSchema;
}

export function flattened(document: Document, outer: DocumentSchema): FlatSchema {
  const parts: DocumentSchema[] = [];
  const collect = (schema: DocumentSchema): void => {
    if (parts.includes(schema)) return;
    parts.push(schema);
    if (schema.$ref !== undefined) collect(resolved(document, schema));
    for (const one of [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) collect(one);
  };
  collect(outer);
  const types = [...new Set(parts.flatMap(typesOf))];
  const values = parts.find((part) => part.enum !== undefined || part.const !== undefined);
  return {
    types: types.filter((type) => type !== "null"),
    nullable: types.includes("null"),
    properties: Object.assign({}, ...parts.map((part) => part.properties ?? {})),
    required: parts.flatMap((part) => part.required ?? []),
    items: parts.find((part) => part.items !== undefined)?.items,
    inText: parts.find((part) => part.contentSchema !== undefined)?.contentSchema,
    values: values === undefined ? undefined : (values.enum ?? [values.const]).map(String),
    evidence: evidenceOf(parts),
    followed: parts,
    outer: Object.assign({}, ...[...parts].reverse()),
  };
}

const typesOf = ({ type, properties }: DocumentSchema): readonly string[] =>
  type === undefined ? (properties === undefined ? [] : ["object"]) : typeof type === "string" ? [type] : type;

/** The field's own words go before those of what it refers to. */
function evidenceOf(parts: readonly DocumentSchema[]): Evidence {
  const own = parts.find((part) => part["x-evidence"] !== undefined)?.["x-evidence"];
  return typeof own === "string" ? { grade: own } : (own ?? {});
}
