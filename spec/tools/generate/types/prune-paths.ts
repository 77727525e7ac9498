import ts from "typescript";
import { nameOf } from "./run-openapi-typescript.ts";

/**
 * Drops from each path the parts that only say "this method does not exist": an editor would read them for every path.
 * The members of the operations themselves stay, openapi-fetch looks at them.
 */
export function prunePaths(paths: readonly ts.TypeElement[]): ts.TypeElement[] {
  return paths.map((path) => {
    if (!ts.isPropertySignature(path) || path.type === undefined || !ts.isTypeLiteralNode(path.type)) return path;
    const kept = path.type.members.filter((member) => {
      if (!ts.isPropertySignature(member)) return true;
      return nameOf(member) !== "parameters" && member.type?.kind !== ts.SyntaxKind.NeverKeyword;
    });
    return ts.factory.updatePropertySignature(
      path,
      path.modifiers,
      path.name,
      path.questionToken,
      ts.factory.createTypeLiteralNode(kept),
    );
  });
}
