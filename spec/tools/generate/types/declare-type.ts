import ts from "typescript";
import { commentBody } from "../print/comment.ts";

const exported = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)];

/** `export interface X { … }` for an object, `export type X = …` for anything else. */
export function declareType(
  name: string,
  type: ts.TypeNode,
  doc: string | undefined,
): ts.InterfaceDeclaration | ts.TypeAliasDeclaration {
  const declaration = ts.isTypeLiteralNode(type)
    ? ts.factory.createInterfaceDeclaration(exported, name, undefined, undefined, type.members)
    : ts.factory.createTypeAliasDeclaration(exported, name, undefined, type);
  if (doc === undefined || doc === "") return declaration;
  return ts.addSyntheticLeadingComment(declaration, ts.SyntaxKind.MultiLineCommentTrivia, commentBody(doc), true);
}
