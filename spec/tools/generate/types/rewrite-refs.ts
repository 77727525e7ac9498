import ts from "typescript";

/** Turns `components["schemas"]["X"]` into `X`, so that users read names. */
export function rewriteRefs<T extends ts.Node>(node: T): T {
  const visit = (child: ts.Node): ts.Node => {
    const name = referredSchema(child);
    if (name !== undefined) return ts.factory.createTypeReferenceNode(name);
    const visited = ts.visitEachChild(child, visit, undefined);
    return visited === child ? child : keepComments(visited, child);
  };
  return visit(node) as T;
}

function referredSchema(node: ts.Node): string | undefined {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) return undefined;
  const root = node.objectType.objectType;
  const isComponents =
    ts.isTypeReferenceNode(root) && ts.isIdentifier(root.typeName) && root.typeName.text === "components";
  return isComponents && literalText(node.objectType.indexType) === "schemas" ? literalText(node.indexType) : undefined;
}

function literalText(node: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? node.literal.text : undefined;
}

function keepComments(node: ts.Node, from: ts.Node): ts.Node {
  const comments = ts.getSyntheticLeadingComments(from);
  return comments === undefined ? node : ts.setSyntheticLeadingComments(node, comments);
}

/** The names of all types that a node refers to. */
export function referredTypes(node: ts.Node): Set<string> {
  const names = new Set<string>();
  const visit = (child: ts.Node): void => {
    if (ts.isTypeReferenceNode(child) && ts.isIdentifier(child.typeName)) names.add(child.typeName.text);
    if (ts.isExpressionWithTypeArguments(child) && ts.isIdentifier(child.expression)) names.add(child.expression.text);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return names;
}
