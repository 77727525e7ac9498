import * as t from "../texts/current.ts";

const WORDS: Readonly<Record<string, string>> = {
  products: t.groupProducts,
  orders: t.groupOrders,
  cart: t.groupCart,
  "after-sales": t.groupAfterSales,
  addresses: t.groupAddresses,
  freight: t.groupFreight,
};

const MARKETS: Readonly<Record<string, string>> = { taobao: t.taobao, "1688": "1688", logistics: t.groupLogistics };

/** `taobao-after-sales` in words. */
export function nameOfGroup(group: string): string {
  const [, market = "", rest = ""] = /^([^-]+)-(.*)$/.exec(group) ?? [];
  return market === "" ? group : `${MARKETS[market] ?? market} · ${WORDS[rest] ?? rest}`;
}
