import { wholeNumberOf } from "./input.ts";

export interface PageOf<T> {
  readonly items: readonly T[];
  readonly totalRecords: number;
  readonly totalPage: number;
  readonly pageSize: number;
  readonly currentPage: number;
}

export interface PageLimits {
  readonly size: number;
  readonly most: number;
}

const USUAL: PageLimits = { size: 20, most: 100 };

/** One page of a list; pages count from 1. Missing or too small numbers become the default ones. */
export function pageOf<T>(list: readonly T[], number: unknown, size: unknown, limits = USUAL): PageOf<T> {
  const totals = totalsOf(list.length, number, size, limits);
  const start = (totals.currentPage - 1) * totals.pageSize;
  return { items: list.slice(start, start + totals.pageSize), ...totals };
}

/** The same for a list that is read from its end. */
export function pageFromEnd<T>(list: readonly T[], number: unknown, size: unknown, limits = USUAL): PageOf<T> {
  const totals = totalsOf(list.length, number, size, limits);
  const end = Math.max(0, list.length - (totals.currentPage - 1) * totals.pageSize);
  return { items: list.slice(Math.max(0, end - totals.pageSize), end).reverse(), ...totals };
}

function totalsOf(
  totalRecords: number,
  number: unknown,
  size: unknown,
  { size: usual, most }: PageLimits,
): Omit<PageOf<never>, "items"> {
  const wanted = wholeNumberOf(size) ?? usual;
  const pageSize = wanted < 1 ? usual : Math.min(wanted, most);
  return {
    totalRecords,
    totalPage: Math.ceil(totalRecords / pageSize),
    pageSize,
    currentPage: Math.max(1, wholeNumberOf(number) ?? 1),
  };
}
