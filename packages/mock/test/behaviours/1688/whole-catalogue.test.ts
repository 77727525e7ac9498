import { describe, expect, it } from "vitest";
import type { World } from "../../../src/state/world.ts";
import { AnswerSchemas } from "../../support/answer-schemas.ts";
import { dataOf, testWorld } from "../../support/test-world.ts";

const TIMEOUT_MS = 60_000;
const schemas = new AnswerSchemas();
const addressParam = {
  fullName: "李四",
  mobile: "13800138000",
  provinceText: "浙江省",
  cityText: "杭州市",
  address: "示例路 2 号",
};
const enveloped = (data: unknown) => ({ requestId: "1", code: 200, developId: "1", msg: "成功", data });

interface Listed {
  readonly offerMapId: string;
  readonly priceInfo: { readonly price: string };
}

function everyListed(world: World): readonly Listed[] {
  const listed: Listed[] = [];
  for (let beginPage = 1; ; beginPage++) {
    const page = dataOf(world, "search1688Products", { keyword: "", beginPage, pageSize: 50 });
    expect(schemas.problems("search1688Products", enveloped(page))).toEqual([]);
    if (page.data.length === 0) return listed;
    listed.push(...page.data);
  }
}

describe("every product of 1688 that a search lists", () => {
  it(
    "has a described detail, and can be bought at its least quantity for the price that is shown",
    () => {
      const world = testWorld();
      const listed = everyListed(world);
      expect(listed.length).toBeGreaterThan(350);
      let bought = 0;
      for (const { offerMapId, priceInfo } of listed) {
        const detail = dataOf(world, "get1688Product", { offerId: offerMapId });
        expect(schemas.problems("get1688Product", enveloped(detail))).toEqual([]);
        const sku = detail.productSkuInfos.find(({ amountOnSale }: { amountOnSale: number }) => amountOnSale > 0);
        if (sku === undefined || priceInfo.price === "0.00") continue;
        const line = {
          offerMapId,
          sellerOpenId: detail.sellerOpenId,
          ...(sku.specId === null ? {} : { specId: sku.specId }),
          quantity: detail.minOrderQuantity,
        };
        const preview = dataOf(world, "preview1688Order", { addressParam, cargoParamList: [line] });
        expect(preview.errorCode, offerMapId).toBeNull();
        const [part] = preview.orderPreviewResuslt;
        expect(part.cargoList[0].finalUnitPrice, offerMapId).toBe(Number(sku.price));
        expect(Math.round(part.cargoList[0].amount * 100)).toBe(part.sumPaymentNoCarriage);
        const [order] = dataOf(world, "create1688Order", { flow: "general", addressParam, cargoParamList: [line] });
        expect(schemas.problems("create1688Order", enveloped([order]))).toEqual([]);
        expect(Math.round(order.baseInfo.totalAmount * 100), offerMapId).toBe(part.sumPayment);
        bought++;
      }
      expect(bought).toBeGreaterThan(340);
    },
    TIMEOUT_MS,
  );
});
