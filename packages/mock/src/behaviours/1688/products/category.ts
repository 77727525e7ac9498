import { type CategoryNode, categories, categoryOf } from "../../../state/catalogue/words/categories.ts";
import { refuse } from "../../../state/refusals/refused.ts";
import { wholeNumberOf, wordsOf } from "../../input.ts";

/** A category with its direct children. Types differ between node and child, as in the description's examples. */
export function category(categoryId: unknown, language: unknown) {
  const id = wholeNumberOf(categoryId);
  const node = id === undefined ? undefined : categoryOf(id);
  if (node === undefined) return refuse("category-unknown", { en: String(categoryId) });
  const shown = wordsOf(language) ?? "en";
  const children = categories.filter(({ parentId }) => parentId === node.id);
  return {
    ...namesOf(node, shown),
    leaf: String(node.leaf),
    parentCateId: node.parentId === undefined ? null : String(node.parentId),
    children:
      children.length === 0
        ? null
        : children.map((child) => ({
            ...namesOf(child, shown),
            leaf: child.leaf,
            parentCateId: child.parentId ?? null,
            children: null,
          })),
  };
}

const namesOf = ({ id, zh, en, vi, level }: CategoryNode, language: string) => ({
  categoryId: id,
  chineseName: zh,
  translatedName: language === "vi" ? vi : en,
  language,
  level: String(level),
  fromCache: language === "en",
});
