import type { Description } from "./description.ts";
import type { Schema } from "./description-data.ts";

/** A finding about one field of the description. */
export interface Finding {
  readonly operationId: string;
  readonly kind: "confirmed" | "contradicted" | "new-field" | "new-value" | "new-code";
  /** As in EVIDENCE.md: `data.list[].id`, `{}` for JSON inside text. */
  readonly path: string;
  /** What the description expects, and what was found: types and codes, never values of people. */
  readonly expected?: string;
  readonly found?: string;
  /** The schema or the operation that declares the field, and the field's name there. */
  readonly owner?: string;
  readonly field?: string;
}

interface Seen {
  readonly schema: Schema;
  readonly owner: string;
}

/**
 * Compares a complete answer with the description of an operation, field by field. It compares types, so rounded digits do not
 * matter. A finding contains values only of open lists and codes.
 *
 * @param text The unchanged text of the answer. @throws SyntaxError Not JSON.
 */
export function compareAnswer(description: Description, operationId: string, text: string): Finding[] {
  const envelope: unknown = JSON.parse(text);
  const operation = description.operation(operationId);
  const schema = operation?.responses["200"]?.content?.["application/json"]?.schema;
  if (!schema) return [];
  const findings = new Map<string, Finding>();
  const add = (finding: Omit<Finding, "operationId">): void => {
    const key = `${finding.kind} ${finding.path}`;
    // One contradiction outweighs any number of matching items.
    if (finding.kind === "contradicted") findings.delete(`confirmed ${finding.path}`);
    if (finding.kind === "confirmed" && findings.has(`contradicted ${finding.path}`)) return;
    if (!findings.has(key)) findings.set(key, { operationId, ...finding });
  };
  const walk = (value: unknown, seen: readonly Seen[], path: string, owner: string, field: string): void => {
    const all = seen.flatMap((one) => spread(description, one, new Set()));
    const allowed = typesOf(all.map(({ schema }) => schema));
    const found = typeOf(value);
    if (allowed.size > 0 && !fits(found, allowed)) {
      add({ kind: "contradicted", path, expected: [...allowed].join(" | "), found, owner, field });
      return;
    }
    if (path !== "" && value !== null) add({ kind: "confirmed", path, found, owner, field });
    const unknownValue = newValue(
      value,
      all.map(({ schema }) => schema),
    );
    if (unknownValue !== undefined) add({ kind: "new-value", path, found: unknownValue, owner, field });
    if (Array.isArray(value)) {
      const items = all.flatMap(({ schema, owner: from }) =>
        schema.items ? [{ schema: schema.items, owner: from }] : [],
      );
      for (const item of value.slice(0, 200)) walk(item, items, `${path}[]`, owner, field);
    } else if (typeof value === "object" && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        const declared = all.flatMap(({ schema, owner: from }) => {
          const property = schema.properties?.[name];
          return property ? [{ schema: property, owner: from }] : [];
        });
        const next = path === "" ? name : `${path}.${name}`;
        if (declared[0]) walk(inner, declared, next, declared[0].owner, name);
        else if (!all.some(({ schema }) => typeof schema.additionalProperties === "object"))
          add({
            kind: "new-field",
            path: next,
            found: typeOf(inner),
            owner: all.find(({ schema }) => schema.properties)?.owner ?? owner,
            field: name,
          });
      }
    } else if (typeof value === "string") {
      const inside = all.flatMap(({ schema, owner: from }) =>
        schema["x-json-text"] && schema.contentSchema ? [{ schema: schema.contentSchema, owner: from }] : [],
      );
      if (inside.length > 0 && value !== "") walkText(value, inside, path, owner, field);
    }
  };
  const walkText = (text: string, inside: readonly Seen[], path: string, owner: string, field: string): void => {
    try {
      walk(JSON.parse(text), inside, `${path}{}`, owner, field);
    } catch {
      add({ kind: "contradicted", path, expected: "JSON text", found: "text that is not JSON", owner, field });
    }
  };
  walk(envelope, [{ schema, owner: operationId }], "", operationId, "");
  const { code } = (envelope ?? {}) as { code?: unknown };
  if (code !== undefined && String(code) !== "200") add({ kind: "new-code", path: "code", found: String(code) });
  return [...findings.values()];
}

/** A schema with its references and compositions resolved. */
function spread(description: Description, seen: Seen, visited: Set<Schema>): Seen[] {
  const { schema, owner } = seen;
  if (visited.has(schema)) return [];
  visited.add(schema);
  const name = schema.$ref?.split("/").at(-1);
  const target = name === undefined ? undefined : description.schemas[name];
  const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [
    seen,
    ...(target && name !== undefined ? spread(description, { schema: target, owner: name }, visited) : []),
    ...parts.flatMap((part) => spread(description, { schema: part, owner }, visited)),
  ];
}

function typesOf(schemas: readonly Schema[]): ReadonlySet<string> {
  return new Set(schemas.flatMap(({ type }) => (type === undefined ? [] : typeof type === "string" ? [type] : type)));
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

function fits(found: string, allowed: ReadonlySet<string>): boolean {
  return allowed.has(found) || (found === "integer" && allowed.has("number"));
}

/** A value that an open list of values does not have yet. Values of closed lists are contradictions; those are rare. */
function newValue(value: unknown, schemas: readonly Schema[]): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const lists = schemas.flatMap((schema) => {
    const open = schema["x-open-enum"];
    return open ? [open.map((entry) => String(entry.value))] : [];
  });
  if (lists.length === 0 || lists.some((list) => list.includes(String(value)))) return undefined;
  return String(value);
}
