import { refuse } from "../../../state/refusals/refused.ts";
import type { World } from "../../../state/world.ts";
import { wholeNumberOf } from "../../input.ts";

const USUAL_SIZE = 20;

export interface PageOf<T> {
  readonly totalRecords: number;
  readonly totalPage: number;
  readonly pageSize: number;
  readonly currentPage: number;
  readonly data: T[];
}

export interface Asked {
  readonly number: number;
  readonly size: number;
}

export interface PageLimits {
  readonly size: number;
  /** Records that can be reached by paging. */
  readonly records?: number;
}

/** Page number and size that a request asks for. Missing or below 1: the first page, 20 items. */
export function askedPage(number: unknown, size: unknown, limits: PageLimits): Asked {
  const asked = {
    number: Math.max(1, wholeNumberOf(number) ?? 1),
    size: atLeastOne(wholeNumberOf(size)),
  };
  if (asked.size > limits.size) refuse("page-size", { en: `${asked.size}, at most ${limits.size}` });
  if (limits.records !== undefined && (asked.number - 1) * asked.size >= limits.records) {
    refuse("page-too-far", {
      en: `page ${asked.number} of ${asked.size}: at most ${limits.records} products can be reached`,
    });
  }
  return asked;
}

/** One page of a list, with the frame of the product searches. */
export function pageOf<T>(world: World, all: readonly T[], { number, size }: Asked): PageOf<T> {
  return {
    totalRecords: all.length,
    totalPage: totalPages(world, all.length, size),
    pageSize: size,
    currentPage: number,
    data: all.slice((number - 1) * size, number * size),
  };
}

/** As on the documented page: one too many when the pages come out even (401 pages for 2000 records of 5). */
function totalPages(world: World, records: number, size: number): number {
  if (records === 0) return 0;
  return world.rules.switches.totalPage === "ceil" ? Math.ceil(records / size) : Math.floor(records / size) + 1;
}

const atLeastOne = (size: number | undefined): number => (size === undefined || size < 1 ? USUAL_SIZE : size);
