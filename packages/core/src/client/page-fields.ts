import type { Page } from "../types/operation.ts";

/** The value at a path with dots. */
export const fieldAt = (root: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], root);

/** What a page says about itself and the list, unchanged. Read before the caller gets the page and can modify it. */
export interface PageFields {
  /** A copy of the list; anything else as it is. */
  readonly items: unknown;
  readonly total: unknown;
  readonly pages: unknown;
  readonly hasNext: unknown;
}

export function pageFields(envelope: unknown, page: Page): PageFields {
  const at = (path: string | undefined): unknown => path && fieldAt(envelope, path);
  const items = at(page.items);
  return {
    items: Array.isArray(items) ? [...items] : items,
    total: at(page.total),
    pages: at(page.pages),
    hasNext: at(page.hasNext),
  };
}
