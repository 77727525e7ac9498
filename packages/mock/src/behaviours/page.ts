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

/** One page of a list; pages count from 1. Numbers that are missing or too small are taken for the usual ones. */
export function pageOf<T>(
  list: readonly T[],
  number: unknown,
  size: unknown,
  { size: usual, most }: PageLimits = { size: 20, most: 100 },
): PageOf<T> {
  const currentPage = Math.max(1, wholeNumberOf(number) ?? 1);
  const wanted = wholeNumberOf(size) ?? usual;
  const pageSize = wanted < 1 ? usual : Math.min(wanted, most);
  const start = (currentPage - 1) * pageSize;
  return {
    items: list.slice(start, start + pageSize),
    totalRecords: list.length,
    totalPage: Math.ceil(list.length / pageSize),
    pageSize,
    currentPage,
  };
}
