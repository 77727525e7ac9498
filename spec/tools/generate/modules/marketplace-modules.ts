import ts from "typescript";
import type { Document, PathItem } from "../../document/types.ts";
import { exampleInput } from "../docs/example-input.ts";
import type { Marketplace } from "../marketplaces.ts";
import { describeOperation } from "../metadata/describe-operation.ts";
import type { OperationModel } from "../read/operations.ts";
import { buildTypesDocument, type OperationTypes, type Place } from "../types/build-types-document.ts";
import { declareType } from "../types/declare-type.ts";
import { mapDocs } from "../types/map-docs.ts";
import { prunePaths } from "../types/prune-paths.ts";
import { rewriteRefs } from "../types/rewrite-refs.ts";
import { runOpenapiTypescript } from "../types/run-openapi-typescript.ts";
import { entryModule } from "./entry-module.ts";
import { groupName, groupsModule } from "./groups-module.ts";
import { operationsModule } from "./operations-module.ts";
import { pushBodies } from "./push-bodies.ts";
import { typesModule } from "./types-module.ts";

/**
 * All modules of one marketplace, by path below `generated/`.
 *
 * @param methods Replaces operation ids in a text with the names of methods.
 */
export async function marketplaceModules(
  document: Document,
  marketplace: Marketplace,
  operations: readonly OperationModel[],
  webhooks: Record<string, PathItem>,
  header: string,
  methods: (text: string) => string,
): Promise<Map<string, string>> {
  const { key, prefix } = marketplace;
  const built = mapDocs(buildTypesDocument(document, operations, webhooks), methods);
  checkNames(marketplace, operations, built.places);
  const nodes = await runOpenapiTypescript(built);

  const declarations: Record<Place, ts.Statement[]> = { schemas: [], inputs: [], outputs: [], paths: [], webhooks: [] };
  for (const [name, type] of [...nodes.schemas].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const place = built.places.get(name) ?? "schemas";
    declarations[place].push(declareType(name, rewriteRefs(type), built.schemas[name]?.["x-doc"]));
  }
  const literal = (members: readonly ts.TypeElement[]) => rewriteRefs(ts.factory.createTypeLiteralNode([...members]));
  const pathsDoc = `Paths of ${marketplace.title} for \`client.raw\`, as they go over the wire.`;
  const webhooksDoc = `Pushes of ${marketplace.title} to your server.`;
  declarations.paths.unshift(declareType(`${prefix}Paths`, literal(prunePaths(nodes.paths)), pathsDoc));
  declarations.webhooks.unshift(declareType(`${prefix}Webhooks`, literal(prunePaths(nodes.webhooks)), webhooksDoc));

  const origins = new Map([...built.places].map(([name, place]) => [name, `./${place}.ts`]));
  const files = new Map<string, string>([[`${key}.ts`, entryModule(header, marketplace)]]);
  for (const [place, statements] of Object.entries(declarations)) {
    const generated = { generated: origins, helpers: nodes.helpers };
    const own = place === "webhooks" ? pushBodies(marketplace, Object.keys(webhooks)) : "";
    files.set(`${key}/${place}.ts`, typesModule(header, statements, generated, `./${place}.ts`) + own);
  }
  const examples = new Map(operations.map((operation) => [operation.id, exampleInput(document, operation)]));
  const tags = document.tags ?? [];
  files.set(
    `${key}/groups.ts`,
    groupsModule({ header, marketplace, operations, types: built.operations, tags, examples, origins, methods }),
  );
  const described = operations.map((model) => ({
    model,
    metadata: describeOperation(document, model),
    types: typesOf(built.operations, model),
  }));
  files.set(`${key}/operations.ts`, operationsModule(header, described));
  return files;
}

function typesOf(types: ReadonlyMap<string, OperationTypes>, { id }: OperationModel): OperationTypes {
  return types.get(id) ?? fail(`${id} has no types`);
}

/** A group, the paths or an imported type of core must not be hidden by a schema of the same name. */
function checkNames(
  marketplace: Marketplace,
  operations: readonly OperationModel[],
  places: ReadonlyMap<string, Place>,
): void {
  const groups = operations.map(({ group }) => groupName(marketplace, group));
  const ours = [`${marketplace.prefix}Paths`, `${marketplace.prefix}Webhooks`];
  const core = ["Call", "PagedCall", "CallOptions", "Operation", "Id64Input", "JsonText", "Record", "WithRequired"];
  for (const name of [...groups, ...ours, ...core]) {
    if (places.has(name)) fail(`two generated types would be called ${name}`);
  }
}

function fail(message: string): never {
  throw new Error(message);
}
