import type { FieldShape, GradeShape } from "../shapes/index.ts";
import type { Document, DocumentSchema } from "./document.ts";
import { type FlatSchema, flattened } from "./flat-schema.ts";
import { shortText } from "./short-text.ts";

/** A field of the API never stands deeper. */
const DEEPEST = 12;

interface At {
  readonly document: Document;
  readonly in: FieldShape["in"];
  readonly depth: number;
  /** The path of the object around the fields. */
  readonly path: string;
  /** The grade of the request or answer, for fields without a grade of their own. */
  readonly grade: GradeShape | undefined;
  readonly above: readonly DocumentSchema[];
}

/** The fields of an object, each followed by those inside it. Through lists and JSON text alike. */
export function fieldsIn(schema: DocumentSchema, at: At): readonly FieldShape[] {
  const flat = objectIn(at.document, flattened(at.document, schema));
  if (at.depth > DEEPEST || flat === undefined) return [];
  const own = flat.evidence.grade ?? at.grade;
  return Object.entries(flat.properties).flatMap(([name, property]) =>
    field(name, property, flat.required.includes(name), { ...at, grade: own, above: [...at.above, ...flat.followed] }),
  );
}

export function field(name: string, schema: DocumentSchema, required: boolean, at: At): readonly FieldShape[] {
  const { document, depth } = at;
  const flat = flattened(document, schema);
  const inner = innerOf(document, flat);
  const path = `${at.path === "" ? "" : `${at.path}.`}${name}${inner.isList ? "[]" : ""}`;
  const isKnown =
    inner.schema !== undefined && flattened(document, inner.schema).followed.some((one) => at.above.includes(one));
  return [
    fieldShape({ name, path, required, depth, in: at.in, type: inner.type, grade: at.grade }, flat),
    ...(inner.schema === undefined || isKnown
      ? []
      : fieldsIn(inner.schema, { ...at, depth: depth + 1, path, above: [...at.above, ...flat.followed] })),
  ];
}

/** What stands inside a value: the object, that of a list's items, or that of a text. */
function innerOf(
  document: Document,
  flat: FlatSchema,
): { readonly schema: DocumentSchema | undefined; readonly isList: boolean; readonly type: string } {
  const { items, inText, types, nullable } = flat;
  const orNull = (type: string): string => (nullable ? `${type} | null` : type);
  if (inText !== undefined) {
    const inside = innerOf(document, flattened(document, inText));
    return { ...inside, type: orNull("string") };
  }
  if (items !== undefined && types.includes("array")) {
    const one = innerOf(document, flattened(document, items));
    const type = one.type.includes(" | ") ? `(${one.type})[]` : `${one.type}[]`;
    const others = types.filter((other) => other !== "array").map((other) => ` | ${other}`);
    return { schema: items, isList: true, type: orNull(`${type}${others.join("")}`) };
  }
  const int64 = flat.outer["x-int64"];
  const onWire = int64 === undefined ? types : [int64 === "number" ? "integer" : "string"];
  const type = onWire.length === 0 ? "any" : onWire.join(" | ");
  return { schema: types.includes("object") ? flat.outer : undefined, isList: false, type: orNull(type) };
}

/** Lists in lists, and texts that hold lists, lead to the object in the end. */
function objectIn(document: Document, flat: FlatSchema): FlatSchema | undefined {
  const inner = flat.inText ?? (flat.types.includes("array") ? flat.items : undefined);
  if (Object.keys(flat.properties).length > 0) return flat;
  return inner === undefined ? undefined : objectIn(document, flattened(document, inner));
}

type Placed = Pick<FieldShape, "name" | "path" | "required" | "depth" | "in" | "type"> & {
  readonly grade: GradeShape | undefined;
};

function fieldShape(
  { grade: inherited, ...placed }: Placed,
  { outer, nullable, values, evidence, items }: FlatSchema,
): FieldShape {
  const grade = evidence.grade ?? inherited;
  const { note } = evidence;
  const {
    "x-needed": needed,
    "x-unit": unit,
    "x-open-enum": known,
    "x-aliases": alias,
    "x-misspelt": misspelt,
  } = outer;
  const int64 = outer["x-int64"] ?? items?.["x-int64"];
  return {
    ...placed,
    nullable,
    ...(needed === undefined ? {} : { needed }),
    ...(unit === undefined ? {} : { unit }),
    ...(known === undefined ? {} : { known }),
    ...(values === undefined ? {} : { values }),
    ...(alias === undefined ? {} : { alias }),
    ...(grade === undefined ? {} : { grade }),
    ...(note === undefined ? {} : { note }),
    text: shortText(outer.description ?? ""),
    ...(int64 === undefined ? {} : { int64 }),
    ...(outer["x-json-text"] === true ? { jsonText: true as const } : {}),
    ...(misspelt === undefined ? {} : { misspelt }),
  };
}
