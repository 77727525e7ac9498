import type { Page } from "../types/operation.ts";

/** The value at a path with dots. */
export const fieldAt = (root: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], root);

/** A copy of an object with another value at a path with dots. */
export function withField(root: unknown, path: string, value: unknown): Record<string, unknown> {
  const [name = "", ...rest] = path.split(".");
  const own = { ...(root as Record<string, unknown>) };
  own[name] = rest.length === 0 ? value : withField(own[name], rest.join("."), value);
  return own;
}

/** What a page says of itself and of the list. Taken before the caller gets the page, who may change it. */
export interface PageFacts {
  /** Undefined: the page has no list. */
  readonly items: readonly unknown[] | undefined;
  /** `NaN` when the server does not say. */
  readonly total: number;
  /** `NaN` when the server does not say. */
  readonly pages: number;
  readonly isLast: boolean;
  /** There are no items, and the total is 0: the list is empty, or the page lies behind its end. */
  readonly isNothing: boolean;
}

export function pageFacts(envelope: unknown, page: Page): PageFacts {
  const at = (path: string | undefined): unknown => path && fieldAt(envelope, path);
  const items = at(page.items);
  return {
    items: Array.isArray(items) ? [...items] : undefined,
    total: countOf(at(page.total)),
    pages: countOf(at(page.pages)),
    isLast: at(page.hasNext) === false,
    isNothing: Array.isArray(items) && items.length === 0 && String(at(page.total)) === "0",
  };
}

/** Zero and less count as not told: some servers fill the field with them. */
function countOf(value: unknown): number {
  const count = typeof value === "number" || typeof value === "string" ? Number(value) : Number.NaN;
  return count > 0 ? count : Number.NaN;
}
