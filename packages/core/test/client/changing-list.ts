import { list, type Operation, type PagedCall } from "../../src/index.ts";
import { offline } from "../support/client.ts";
import { listThings, type Paging } from "../support/operations.ts";

/** What a page of the list tells besides its items. */
export interface Told {
  readonly total?: boolean | (() => number);
  readonly pages?: boolean;
  readonly hasNext?: boolean;
  /** Behind the last page the total is 0. */
  readonly zeroBehind?: boolean;
  /** The form of an item. */
  readonly item?: (id: number) => unknown;
  readonly size?: number;
  readonly first?: number;
}

const operation: Operation<Paging, { list: unknown[] }> = listThings;

/**
 * A list on a server that cuts pages by offset, and changes while it is read.
 *
 * @param ids The list; tests change it.
 * @param before Called before each page is answered.
 */
export function changingList(ids: number[], told: Told, before: (count: number, page: number) => void = () => {}) {
  const { size = 2, item = (id: number): unknown => ({ id }) } = told;
  const asked: number[] = [];
  const { client } = offline(({ body }, count) => {
    const { page = 1 } = JSON.parse(String(body)) as { page?: number };
    asked.push(page);
    before(count, page);
    const shown = ids.slice((page - 1) * size, page * size);
    const isBehind = shown.length === 0 && ids.length > 0;
    const data = {
      list: shown.map(item),
      ...(told.total && { total: isBehind && told.zeroBehind ? 0 : told.total === true ? ids.length : told.total() }),
      ...(told.pages && { pages: Math.ceil(ids.length / size) }),
      ...(told.hasNext && { hasNext: page * size < ids.length }),
    };
    return Response.json({ code: 200, data });
  });
  const input = { size, ...(told.first && { page: told.first }) };
  return { call: list(client, operation, input) as PagedCall<{ list: unknown[] }, unknown>, asked };
}

/** Takes ids out of a list. */
export const remove = (ids: number[], ...gone: number[]): void => {
  for (const id of gone) if (ids.includes(id)) ids.splice(ids.indexOf(id), 1);
};

export const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);
