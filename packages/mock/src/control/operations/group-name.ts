import type { Text } from "../../refusals/text.ts";

const WORDS: Readonly<Record<string, Text>> = {
  products: { en: "products", zh: "商品" },
  orders: { en: "orders", zh: "订单" },
  cart: { en: "cart", zh: "购物车" },
  "after-sales": { en: "after-sales", zh: "售后" },
  addresses: { en: "addresses", zh: "地址" },
  freight: { en: "freight", zh: "运费与运单" },
};

const MARKETS: Readonly<Record<string, Text>> = {
  taobao: { en: "Taobao", zh: "淘宝" },
  alibaba: { en: "1688", zh: "1688" },
  logistics: { en: "Warehouse", zh: "仓库" },
};

const same = (text: string): Text => ({ en: text, zh: text });

/** `taobao-after-sales` in words. */
export function groupName(group: string): Text {
  const [, first = "", second = ""] = /^([^-]+)-(.*)$/.exec(group) ?? [];
  if (first === "") return same(group);
  const [market, rest] = [MARKETS[first] ?? same(first), WORDS[second] ?? same(second)];
  return { en: `${market.en} · ${rest.en}`, zh: `${market.zh} · ${rest.zh}` };
}
