import { resolve } from "../../document/follow.ts";
import { schemaName } from "../../document/pointer.ts";
import type { Document, Schema } from "../../document/types.ts";
import { readId } from "../read/ids.ts";
import type { Fields, Path } from "./fields.ts";
import { spreadRecursion } from "./spread-recursion.ts";

interface Walk {
  document: Document;
  /** Whether to look for ids inside JSON text: true for requests, where objects are passed and encoded. */
  intoJsonText: boolean;
  fields: Fields;
  /** Every field met, to see what a pattern with `**` would also match. */
  all: Path[];
  /** The places of schemas that contain themselves. */
  recursive: Path[];
}

interface Open {
  name: string;
  path: Path;
}

/** Walks a schema and collects the special fields; those of a schema that contains itself get `**` (any depth). */
export function findFields(document: Document, root: Schema, options: { intoJsonText: boolean }): Fields {
  const walk: Walk = {
    document,
    intoJsonText: options.intoJsonText,
    fields: { ids: [], jsonText: [], wholeNumbers: [], aliases: [] },
    all: [],
    recursive: [],
  };
  visit(walk, root, [], []);
  return spreadRecursion(walk.fields, walk.all, walk.recursive);
}

/** @param takesText The schema is one of several for this place, another of which takes text. */
function visit(walk: Walk, schema: Schema, path: Path, open: readonly Open[], takesText = false): void {
  walk.all.push(path);
  const id = readId(walk.document, schema);
  if (id !== undefined) {
    walk.fields.ids.push({ path, ...(id.form !== undefined && { form: id.form }) });
    return;
  }
  const target: Schema = resolve(walk.document, schema);
  if (target["x-json-text"] === true || schema["x-json-text"] === true) {
    walk.fields.jsonText.push(path);
    const inside = target.contentSchema ?? schema.contentSchema;
    if (walk.intoJsonText && inside !== undefined) visit(walk, inside, path, open);
    return;
  }
  if (!takesText && isWholeNumber(target)) walk.fields.wholeNumbers.push(path);
  if (schema.$ref === undefined) {
    visitParts(walk, schema, path, open);
    return;
  }
  const name = schemaName(schema.$ref);
  const entered = open.find((entry) => entry.name === name);
  if (entered !== undefined) {
    walk.recursive.push(entered.path);
    return;
  }
  visitParts(walk, target, path, [...open, { name, path }]);
}

/** A field that also takes decimals, or text that need not be a number, is not one. */
function isWholeNumber(schema: Schema): boolean {
  const types = typesOf(schema);
  return types.includes("integer") && !types.includes("number") && !types.includes("string");
}

const typesOf = ({ type }: Schema): readonly string[] => [type ?? []].flat();

function visitParts(walk: Walk, schema: Schema, path: Path, open: readonly Open[]): void {
  if (schema.$ref !== undefined) {
    visit(walk, { $ref: schema.$ref }, path, open);
  }
  for (const part of schema.allOf ?? []) visit(walk, part, path, open);
  const choices = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  const takesText = choices.some((choice) => typesOf(resolve(walk.document, choice)).includes("string"));
  for (const choice of choices) visit(walk, choice, path, open, takesText);
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (name.includes(".") || name.startsWith("*")) {
      throw new Error(`the field ${name} cannot be written in a field path, where dots and stars have a meaning`);
    }
    collectAliases(walk, schema, name, property, path);
    visit(walk, property, [...path, name], open);
  }
  const each = [...(schema.prefixItems ?? []), ...Object.values(schema.patternProperties ?? {})];
  if (schema.items !== undefined) each.push(schema.items);
  if (typeof schema.additionalProperties === "object") each.push(schema.additionalProperties);
  for (const item of each) visit(walk, item, [...path, "*"], open);
}

function collectAliases(walk: Walk, schema: Schema, name: string, property: Schema, path: Path): void {
  const others = property["x-aliases"];
  if (others === undefined) return;
  const names = [name, ...others];
  for (const other of others) {
    if (schema.properties?.[other] === undefined)
      throw new Error(`${name}: its alias ${other} is not declared beside it`);
  }
  const declared = Object.keys(schema.properties ?? {});
  names.sort((a, b) => declared.indexOf(a) - declared.indexOf(b));
  const group = names.map((alias) => [...path, alias]);
  const key = JSON.stringify(group);
  if (!walk.fields.aliases.some((known) => JSON.stringify(known) === key)) walk.fields.aliases.push(group);
}
