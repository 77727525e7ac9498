import { stringify } from "yaml";
import { stringifyDigits } from "../../document/digits.ts";
import type { Document } from "../../document/types.ts";

export function toJson(document: object): string {
  return `${stringifyDigits(document, 2)}\n`;
}

/** On one line: this file is for tools, and indents would double its size. */
export function toCompactJson(document: Document): string {
  return `${stringifyDigits(document)}\n`;
}

/** YAML that 1.1 and 1.2 parsers read alike: `2025-04-24 16:30:49` and `no` stay text everywhere. */
export function toYaml(document: Document, header: string): string {
  return `# ${header}\n${stringify(document, { compat: "yaml-1.1", lineWidth: 0, aliasDuplicateObjects: false })}`;
}
