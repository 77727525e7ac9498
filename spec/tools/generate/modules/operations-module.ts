import type { OperationMetadata } from "../metadata/describe-operation.ts";
import { printComment } from "../print/comment.ts";
import { printLiteral } from "../print/literal.ts";
import type { OperationModel } from "../read/operations.ts";
import type { OperationTypes } from "../types/build-types-document.ts";
import { importLines } from "./types-module.ts";

export interface DescribedOperation {
  model: OperationModel;
  metadata: OperationMetadata;
  types: OperationTypes;
}

const width = 120;

/** The metadata as constants, one per operation so that a bundler drops the unused, and all of them by name. */
export function operationsModule(header: string, operations: readonly DescribedOperation[]): string {
  const imports = new Map<string, readonly string[]>();
  if (operations.length > 0) {
    imports.set("../../types/operation.ts", ["Operation"]);
    imports.set("./inputs.ts", operations.map(({ types }) => types.input).toSorted());
    imports.set("./outputs.ts", operations.map(({ types }) => types.output).toSorted());
  }
  const constants = operations.map(({ model, metadata, types }) => {
    const start = `export const ${model.id}: Operation<`;
    const flat = `${start}${types.input}, ${types.output}> = {`;
    const head = flat.length <= width ? flat : `${start}\n  ${types.input},\n  ${types.output}\n> = {`;
    return `${printComment(model.summary)}${head}${printLiteral(metadata, "", width).slice(1)};\n`;
  });
  const names = operations.map(({ model }) => `  ${model.id},\n`).join("");
  const all = `/** Every operation of this marketplace, by id. */\nexport const operations = {${names === "" ? "" : `\n${names}`}} as const;\n`;
  return [`// ${header}\n`, importLines(imports), ...constants, all].filter((part) => part !== "").join("\n");
}
