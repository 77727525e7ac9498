import { expect, test } from "vitest";
import { didYouMean } from "../../src/contract/did-you-mean.ts";

const names = ["itemId", "ids", "pageNo", "pageSize", "keyWord", "orderAddress", "skuId", "mpSkuId", "quantity"];

test.each([
  ["itemid", "itemId"],
  ["ITEMID", "itemId"],
  ["item_id", "itemId"],
  ["item-id", "itemId"],
  ["itemId[]", "itemId"],
  ["itemIds", "itemId"],
  ["IDS", "ids"],
  ["ids[0]", "ids"],
  ["id", "ids"],
  ["keyword", "keyWord"],
  ["keywrod", "keyWord"],
  ["pageNum", "pageNo"],
  ["pagesize", "pageSize"],
  ["adress", undefined],
  ["orderAdress", "orderAddress"],
  ["order_adress", "orderAddress"],
  ["quantitiy", "quantity"],
  ["skuID", "skuId"],
  ["mSpkuId", "mpSkuId"],
  ["sukId", "skuId"],
  ["foo", undefined],
  ["token", undefined],
  ["", undefined],
  ["[]", undefined],
])("%s → %s", (name, meant) => {
  expect(didYouMean(name, names)).toBe(meant);
});
