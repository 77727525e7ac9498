import type { Tag } from "../../document/types.ts";
import { methodDoc } from "../docs/method-doc.ts";
import type { Marketplace } from "../marketplaces.ts";
import { printComment } from "../print/comment.ts";
import { pascalCase } from "../read/names.ts";
import type { OperationModel } from "../read/operations.ts";
import type { OperationTypes } from "../types/build-types-document.ts";
import { importLines } from "./types-module.ts";

export interface GroupSources {
  header: string;
  marketplace: Marketplace;
  operations: readonly OperationModel[];
  types: ReadonlyMap<string, OperationTypes>;
  tags: readonly Tag[];
  /** Operation id to its example, as the argument of the method. */
  examples: ReadonlyMap<string, string>;
  /** Name of a generated type to the module that has it. */
  origins: ReadonlyMap<string, string>;
  /** Replaces operation ids in a text with the names of methods. */
  methods: (text: string) => string;
}

/** Where core declares the types around a call, seen from a generated module. */
const callModules: Readonly<Record<string, string>> = {
  Call: "../../client/call.ts",
  PagedCall: "../../client/paged-call.ts",
  CallOptions: "../../types/call-options.ts",
};

/** One interface per group, with all that is known about each method above it. */
export function groupsModule(sources: GroupSources): string {
  const groups = Map.groupBy(sources.operations, ({ group }) => group);
  const imports = new Map<string, Set<string>>();
  const use = (name: string): string => {
    const from = sources.origins.get(name);
    if (from !== undefined) imports.set(from, new Set([...(imports.get(from) ?? []), name]));
    return name;
  };
  const call = (name: string): string => {
    const from = callModules[name];
    if (from === undefined) throw new Error(`${name} is declared nowhere in core`);
    imports.set(from, new Set([...(imports.get(from) ?? []), name]));
    return name;
  };
  const interfaces = [...groups].map(([group, operations]) => {
    const tag = sources.tags.find(({ name }) => name === operations[0]?.tag);
    const doc = tag?.description === undefined ? "" : printComment(sources.methods(tag.description));
    const methods = operations.map((operation) => method(sources, operation, use, call)).join("\n");
    return `${doc}export interface ${groupName(sources.marketplace, group)} {\n${methods}}\n`;
  });
  const sorted = new Map([...imports].map(([from, names]) => [from, [...names].toSorted()]));
  return [`// ${sources.header}\n`, importLines(sorted), ...(interfaces.length > 0 ? interfaces : ["export {};\n"])]
    .filter((part) => part !== "")
    .join("\n");
}

export function groupName(marketplace: Marketplace, group: string): string {
  return marketplace.prefix + pascalCase(group);
}

function method(
  sources: GroupSources,
  operation: OperationModel,
  use: (name: string) => string,
  call: (name: string) => string,
): string {
  const types = sources.types.get(operation.id);
  if (types === undefined) throw new Error(`${operation.id} has no types`);
  const input = `input${types.inputOptional ? "?" : ""}: ${use(types.input)}`;
  const result =
    types.item === undefined
      ? `${call("Call")}<${use(types.output)}>`
      : `${call("PagedCall")}<${use(types.output)}, ${use(types.item)}>`;
  const doc = printComment(sources.methods(methodDoc(operation, sources.examples.get(operation.id) ?? "")), "  ");
  const options = `options?: ${call("CallOptions")}`;
  const flat = `  ${operation.name}(${input}, ${options}): ${result};\n`;
  const folded = `  ${operation.name}(\n    ${input},\n    ${options},\n  ): ${result};\n`;
  return doc + (flat.length <= 121 ? flat : folded);
}
