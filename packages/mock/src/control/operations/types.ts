import type { FieldShape } from "../shapes/index.ts";

/** Fields as a TypeScript type, the way a client shows them: ids are text, and JSON text is shown as its content. */
export function typeOf(name: string, fields: readonly FieldShape[]): string {
  return `type ${name} = ${objectOf(fields, "")};\n`;
}

function objectOf(fields: readonly FieldShape[], indent: string): string {
  const least = Math.min(...fields.map(({ depth }) => depth));
  const lines: string[] = [];
  const written = new Set<string>();
  for (let index = 0; index < fields.length; index++) {
    const one = fields[index];
    if (one === undefined) break;
    let end = index + 1;
    while ((fields[end]?.depth ?? least) > least) end++;
    const inner = fields.slice(index + 1, end);
    index = end - 1;
    // A field in both path and body is one field of a call; the path comes first, and is required.
    if (written.has(one.name)) continue;
    written.add(one.name);
    lines.push(...comment(one, `${indent}  `), `${indent}  ${nameOf(one)}: ${tsOf(one, inner, `${indent}  `)};`);
  }
  return lines.length === 0 ? "Record<string, never>" : `{\n${lines.join("\n")}\n${indent}}`;
}

const nameOf = ({ name, required, needed }: FieldShape): string =>
  `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)}${required || needed !== undefined ? "" : "?"}`;

function tsOf(
  { type, nullable, int64, values, path }: FieldShape,
  inner: readonly FieldShape[],
  indent: string,
): string {
  const isList = path.endsWith("[]");
  const orNull = nullable ? " | null" : "";
  if (inner.length > 0) return `${objectOf(inner, indent)}${isList ? "[]" : ""}${orNull}`;
  if (int64 !== undefined) return `string${isList ? "[]" : ""}${orNull}`;
  if (values !== undefined) return `${values.map((value) => JSON.stringify(value)).join(" | ")}${orNull}`;
  return type
    .replaceAll("integer", "number")
    .replaceAll(/\bany\b/g, "unknown")
    .replaceAll(/\bobject\b/g, "Record<string, unknown>");
}

function comment({ text, unit, needed, int64 }: FieldShape, indent: string): readonly string[] {
  const [first = ""] = text.split("\n\n");
  const said = [
    first.replaceAll("\n", " ").replaceAll("*/", "*\\/"),
    ...(unit === undefined ? [] : [`Unit: ${unit.unit}.`]),
    ...(needed === undefined ? [] : ["Needed in practice."]),
    ...(int64 === "number" ? ["A bare number on the wire."] : []),
  ].filter((part) => part !== "");
  return said.length === 0 ? [] : [`${indent}/** ${said.join(" ")} */`];
}
