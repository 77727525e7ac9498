import type { Operation } from "../../src/index.ts";

/** Small operations of our own, one of each kind, so that these tests do not depend on the description. */
export interface Order {
  readonly id: string;
  readonly orderNo: string;
}

export const getThing: Operation<{ id?: string; q?: string }, Order> = {
  id: "getThing",
  method: "GET",
  path: "/v2/thing/get",
  safety: "read",
  grade: "documented",
  query: ["id", "q"],
  ids: ["data.id"],
};

export const findThings: Operation<{ keyword?: string; pageNo?: number; pageSize?: number }, { list: Order[] }> = {
  id: "findThings",
  method: "POST",
  path: "/v2/thing/search",
  safety: "read",
  grade: "documented",
  body: true,
  ids: ["data.list.*.id"],
  page: {
    number: "pageNo",
    first: 1,
    size: "pageSize",
    items: "data.list",
    total: "data.total",
    pages: "data.pages",
    hasNext: "data.hasNext",
  },
};

export const createThing: Operation<{ ids?: string[]; orderAddress?: Record<string, string>; remark?: string }, Order> =
  {
    id: "createThing",
    method: "POST",
    path: "/v2/thing/create",
    safety: "write",
    grade: "documented",
    body: true,
    numberIds: ["ids.*"],
    ids: ["data.id"],
    reconcile: "findThings",
  };

export const payThing: Operation<{ id: string }, null> = {
  id: "payThing",
  method: "POST",
  path: "/v2/thing/{id}/pay",
  safety: "payment",
  grade: "inferred",
  body: true,
};

export const quoteFreight: Operation<{ weight?: number }, null> = {
  id: "quoteFreight",
  method: "POST",
  path: "/v2/open/pp/quote",
  safety: "read",
  grade: "documented",
  auth: "query",
  body: true,
};

/** The input of `listThings`. */
export interface Paging {
  readonly page?: number;
  readonly size?: number;
}

/** A list with every field that a page can have. Each test says what its answers hold. */
export const listThings: Operation<Paging, never> = {
  id: "listThings",
  method: "POST",
  path: "/v2/things",
  safety: "read",
  grade: "documented",
  body: true,
  page: {
    number: "page",
    first: 1,
    size: "size",
    items: "data.list",
    total: "data.total",
    pages: "data.pages",
    hasNext: "data.hasNext",
  },
};

export const operations = { getThing, findThings, createThing, payThing, quoteFreight } as const;
