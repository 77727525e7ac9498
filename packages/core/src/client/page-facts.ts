import type { PageFields } from "./page-fields.ts";

/** What the fields of a page mean. */
export interface PageFacts {
  /** Undefined: the page has no list. */
  readonly items: readonly unknown[] | undefined;
  /** `NaN` when the server does not say. */
  readonly total: number;
  /** `NaN` when the server does not say. */
  readonly pages: number;
  readonly isLast: boolean;
  /** The page has no items, and the total is 0: the list is empty, or the page is past its end. */
  readonly isNothing: boolean;
}

export function pageFacts({ items: list, total, pages, hasNext }: PageFields): PageFacts {
  const items: readonly unknown[] | undefined = Array.isArray(list) ? list : undefined;
  return {
    items,
    total: countOf(total),
    pages: countOf(pages),
    isLast: hasNext === false,
    isNothing: items?.length === 0 && String(total) === "0",
  };
}

/** Zero and negative numbers count as missing: some servers fill the field with them. */
function countOf(value: unknown): number {
  const count = typeof value === "number" || typeof value === "string" ? Number(value) : Number.NaN;
  return count > 0 ? count : Number.NaN;
}
