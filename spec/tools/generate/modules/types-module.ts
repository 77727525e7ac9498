import type ts from "typescript";
import { printNodes } from "../types/print-nodes.ts";
import { referredTypes } from "../types/rewrite-refs.ts";

/** Where the names live that generated types refer to. */
export interface Origins {
  /** Name of a generated type to the specifier of its module, as seen from the module that imports it. */
  readonly generated: ReadonlyMap<string, string>;
  /** Helper types that openapi-typescript adds where it needs them. */
  readonly helpers: ReadonlyMap<string, ts.Statement>;
}

/** Hand-written types of core that generated types use. */
const coreTypes: ReadonlyMap<string, string> = new Map([
  ["Id64Input", "../../types/scalars.ts"],
  ["JsonText", "../../types/scalars.ts"],
]);

/** A module of types: header, imports of what it refers to, declarations. */
export function typesModule(
  header: string,
  declarations: readonly ts.Statement[],
  origins: Origins,
  self: string,
): string {
  const used = new Set(declarations.flatMap((declaration) => [...referredTypes(declaration)]));
  const helpers = [...origins.helpers].filter(([name]) => used.has(name)).map(([, node]) => node);
  const imports = new Map<string, string[]>();
  for (const name of [...used].toSorted()) {
    const from = coreTypes.get(name) ?? origins.generated.get(name);
    if (from !== undefined && from !== self) imports.set(from, [...(imports.get(from) ?? []), name]);
  }
  const all = [...declarations, ...helpers];
  return [`// ${header}\n`, importLines(imports), all.length > 0 ? printNodes(all) : "export {};\n"]
    .filter((part) => part !== "")
    .join("\n");
}

/** `import type` lines, one name per line where they would be longer than the page. */
export function importLines(imports: ReadonlyMap<string, readonly string[]>): string {
  return [...imports]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, names]) => {
      const line = `import type { ${names.join(", ")} } from "${from}";\n`;
      return line.length <= 121
        ? line
        : `import type {\n${names.map((name) => `  ${name},\n`).join("")}} from "${from}";\n`;
    })
    .join("");
}
