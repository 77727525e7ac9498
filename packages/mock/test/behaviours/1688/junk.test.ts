import { describe, expect, it } from "vitest";
import { behaviours } from "../../../src/behaviours/index.ts";
import { call, testWorld } from "../../support/test-world.ts";
import { broken } from "./walk/invariants.ts";
import { Random } from "./walk/random.ts";

const NAMES = [
  "offerId", "offerMapId", "specId", "skuId", "quantity", "cartIds", "id", "ids", "orderId", "orderIds", "orderEntryIds", "keyword", "beginPage",
  "pageSize", "pageNo", "filter", "sort", "priceStart", "priceEnd", "categoryId", "sellerOpenId", "imageBase64", "imageAddress", "rankId", "limit",
  "flow", "tradeType", "addressParam", "cargoParamList", "goodsStatus", "disputeRequest", "applyPayment", "applyCarriage", "applyReasonId", "vouchers",
  "orderEntryCountList", "refundId", "logisticsCompanyNo", "freightBill", "imageData", "openUid", "logisticsId", "createStartTime", "name", "phone",
  "receiverAddress", "renderItems", "lineItems", "renderId", "tmallOrderInfo", "tmallOrderId", "logisticInfos", "itemId", "freightInfo", "language",
]; // biome-ignore format: a list

const SCALARS: readonly unknown[] = [
  null, undefined, true, 0, -1, 1.5, 1e308, Number.NaN, 2 ** 53, "", " ", "382", "2542285634920345678", "2542285634921345678", "TQ36712345678901577",
  "L0PTnwSnx_dWNZWCtgK7Gg", "e61a85a671bb3d0301d0412b51641c6b", "refundWaitSellerSend", "__proto__", "constructor", "toString", "{", "\u0000", "🛒".repeat(50),
  "x".repeat(5_000), 9_007_199_254_740_993n,
]; // biome-ignore format: a list

function junk(random: Random, depth = 0): unknown {
  const kind = random.int(depth > 2 ? 6 : 10);
  if (kind < 6) return random.pick(SCALARS);
  if (kind < 8) return Array.from({ length: random.int(4) }, () => junk(random, depth + 1));
  return Object.fromEntries(
    Array.from({ length: random.int(6) }, () => [random.pick(NAMES) ?? "x", junk(random, depth + 1)]),
  );
}

describe("requests that nothing has checked", () => {
  const operations = [...behaviours.keys()].filter(
    (id) => /1688|Address|Freight|International|Domestic/.test(id) && !id.includes("Taobao"),
  );

  it("are answered or refused, and never break a behaviour or the world", () => {
    const world = testWorld();
    const random = new Random(41);
    for (let step = 0; step < 6_000; step++) {
      const operation = random.pick(operations) ?? "";
      const input = Object.fromEntries(Array.from({ length: 12 }, () => [random.pick(NAMES) ?? "", junk(random)]));
      expect(() => call(world, operation, input), operation).not.toThrow();
    }
    expect(broken(world)).toEqual([]);
  }, 60_000);
});
