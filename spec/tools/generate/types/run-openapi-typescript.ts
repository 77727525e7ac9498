import openapiTS, { NULL, transformSchemaObject, tsLiteral, tsUnion } from "openapi-typescript";
import ts from "typescript";
import { commentBody } from "../print/comment.ts";
import type { TypesDocument } from "./build-types-document.ts";
import type { Marker, ViewedSchema } from "./view.ts";

type TransformOptions = Parameters<typeof transformSchemaObject>[1];

export interface TypeNodes {
  schemas: ReadonlyMap<string, ts.TypeNode>;
  paths: readonly ts.TypeElement[];
  webhooks: readonly ts.TypeElement[];
  /** Helper types that openapi-typescript adds, by name. */
  helpers: ReadonlyMap<string, ts.Statement>;
}

/** Lets openapi-typescript make the types, with our own for ids, JSON text and open enums. */
export async function runOpenapiTypescript({ schemas, paths, webhooks }: TypesDocument): Promise<TypeNodes> {
  const document = {
    openapi: "3.1.1",
    info: { title: "types", version: "0" },
    paths,
    webhooks,
    components: { schemas },
  };
  // Markers stay outside: the bundler inside openapi-typescript would expand the references in them.
  const markers: Marker[] = [];
  const text = JSON.stringify(document, (key, value) => (key === "x-ts" ? markers.push(value) - 1 : value));
  const nodes = await openapiTS(text, {
    silent: true,
    emptyObjectsUnknown: true,
    transform: (schema, options) => markedType(schema, markers, options),
    transformProperty: (property, schema) => documented(orUndefined(property), (schema as ViewedSchema)["x-doc"]),
  });
  return {
    schemas: new Map(
      membersOf(nodes, "components")
        .filter((member) => nameOf(member) === "schemas")
        .flatMap((member) =>
          member.type !== undefined && ts.isTypeLiteralNode(member.type) ? member.type.members : [],
        )
        .filter(ts.isPropertySignature)
        .map((member) => [
          nameOf(member),
          member.type ?? ts.factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword),
        ]),
    ),
    paths: membersOf(nodes, "paths"),
    webhooks: membersOf(nodes, "webhooks"),
    helpers: new Map(
      nodes
        .filter((node): node is ts.TypeAliasDeclaration => ts.isTypeAliasDeclaration(node))
        .filter((node) => !["paths", "webhooks", "components", "operations", "$defs"].includes(node.name.text))
        .map((node) => [node.name.text, node]),
    ),
  };
}

function membersOf(nodes: readonly ts.Node[], name: string): ts.PropertySignature[] {
  for (const node of nodes) {
    if (ts.isInterfaceDeclaration(node) && node.name.text === name) return node.members.filter(ts.isPropertySignature);
  }
  return [];
}

export function nameOf(member: ts.PropertySignature): string {
  if (ts.isIdentifier(member.name) || ts.isStringLiteral(member.name) || ts.isNumericLiteral(member.name)) {
    return member.name.text;
  }
  throw new Error("openapi-typescript made a property with a computed name");
}

function markedType(schema: object, markers: readonly Marker[], options: TransformOptions): ts.TypeNode | undefined {
  const marker = "x-ts" in schema ? markers[Number(schema["x-ts"])] : undefined;
  if (marker === undefined) return undefined;
  const types = unionOf(marker, markers, options);
  return types.length === 1 && types[0] !== undefined ? types[0] : ts.factory.createUnionTypeNode(types);
}

function unionOf(marker: Marker, markers: readonly Marker[], options: TransformOptions): ts.TypeNode[] {
  const orNull = marker.nullable ? [NULL] : [];
  switch (marker.kind) {
    case "name":
      return [named(marker.name), ...orNull];
    case "jsonText":
      return [named("JsonText", [contentType(marker.content, markers, options)]), ...orNull];
    case "literals":
      return [...marker.values.map((value) => tsUnion([tsLiteral(value)])), ...marker.open.map(anyOther), ...orNull];
  }
}

/** The type inside JSON text; its own markers are still where they were made, not yet in the list. */
function contentType(content: ViewedSchema, markers: readonly Marker[], options: TransformOptions): ts.TypeNode {
  const list = [...markers];
  const text = JSON.stringify(content, (key, value) => (key === "x-ts" ? list.push(value) - 1 : value));
  const schema: Parameters<typeof transformSchemaObject>[0] = JSON.parse(text);
  const ctx = { ...options.ctx, transform: (inner: object, at: TransformOptions) => markedType(inner, list, at) };
  return transformSchemaObject(schema, { ...options, ctx });
}

/** `string & {}`: any text, without swallowing the known values that an editor should offer. */
function anyOther(type: string): ts.TypeNode {
  return ts.factory.createParenthesizedType(
    ts.factory.createIntersectionTypeNode([named(type), ts.factory.createTypeLiteralNode([])]),
  );
}

function named(name: string, parameters?: ts.TypeNode[]): ts.TypeNode {
  return ts.factory.createTypeReferenceNode(name, parameters);
}

/** With `exactOptionalPropertyTypes` a field that was copied from an answer, where it may be absent, would not fit otherwise. */
function orUndefined(property: ts.PropertySignature): ts.PropertySignature {
  const { modifiers, name, questionToken, type } = property;
  if (questionToken === undefined || type === undefined || type.kind === ts.SyntaxKind.UnknownKeyword) return property;
  const types = ts.isUnionTypeNode(type) ? type.types : [type];
  const union = ts.factory.createUnionTypeNode([
    ...types,
    ts.factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword),
  ]);
  return ts.factory.updatePropertySignature(property, modifiers, name, questionToken, union);
}

function documented(property: ts.PropertySignature, doc: string | undefined): ts.PropertySignature {
  if (doc === undefined) return property;
  return ts.addSyntheticLeadingComment(property, ts.SyntaxKind.MultiLineCommentTrivia, commentBody(doc, "", 6), true);
}
