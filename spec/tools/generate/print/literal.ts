const width = 120;

/** Writes JSON as a TypeScript literal, on one line where it fits behind `column` characters. */
export function printLiteral(value: unknown, indent = "", column = indent.length): string {
  const flat = printFlat(value);
  if (column + flat.length < width || typeof value !== "object" || value === null) return flat;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => `${deeper}${printLiteral(item, deeper)},\n`);
    return `[\n${items.join("")}${indent}]`;
  }
  const entries = Object.entries(value).map(([key, item]) => {
    const start = `${deeper}${printKey(key)}: `;
    return `${start}${printLiteral(item, deeper, start.length)},\n`;
  });
  return `{\n${entries.join("")}${indent}}`;
}

function printFlat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printFlat).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${printKey(key)}: ${printFlat(item)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

export function printKey(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
