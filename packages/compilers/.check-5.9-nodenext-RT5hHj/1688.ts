import { create1688, fenToYuan, fromEnv } from "@pandapon/1688";

const alibaba = create1688(fromEnv());
const addressParam = {
  fullName: "张三",
  mobile: "13800138000",
  provinceText: "浙江省",
  cityText: "杭州市",
  areaText: "西湖区",
  address: "文三路 1 号",
};

// Search, then the product with its SKUs. Prices are yuan, as text.
const page = await alibaba.products.search({ keyword: "T恤", beginPage: 1, pageSize: 5, country: "en" });
const hit = page.data?.[0];
if (!hit?.offerMapId) throw new Error("nothing found");
console.log(`${page.totalRecords} products, the first is ${hit.subjectTrans ?? hit.subject}`);
const product = await alibaba.products.get({ offerId: hit.offerMapId, country: "en" });
const sku = product.productSkuInfos?.find(({ amountOnSale }) => (amountOnSale ?? 0) > 0);
if (!sku?.specId || !product.sellerOpenId) throw new Error("nothing to order");
console.log(`SKU ${sku.skuId}: ${sku.skuAttributes?.map(({ valueTrans }) => valueTrans)}, ${sku.price} yuan`);

// What it would cost. Totals are fen; look at `success`, not only at the code.
const line = { offerMapId: hit.offerMapId, specId: sku.specId, sellerOpenId: product.sellerOpenId, quantity: 2 };
const preview = await alibaba.orders.preview({ addressParam, cargoParamList: [line] });
const part = preview.orderPreviewResuslt?.[0];
if (preview.success === false || !part) throw new Error(`cannot be ordered: ${preview.errorMsg}`);
console.log(`to pay: ${fenToYuan(part.sumPayment ?? 0)} yuan, by ${part.tradeModeNameList}`);

// The order. No money has moved yet. One order, or one for each seller.
const created = [await alibaba.orders.create({ flow: part.flowFlag ?? "general", addressParam, cargoParamList: [line] })].flat();
const orderId = created[0]?.baseInfo?.idOfStr;
if (!orderId) throw new Error("no order id");
console.log(`order ${orderId}, ${created[0]?.baseInfo?.totalAmount} yuan`);

// Money may move: by a standing agreement at once, otherwise a person pays behind the link.
const payment = await alibaba.orders.pay({ orderId });
console.log(payment.protocolPaySuccess ? "paid" : `pay here: ${payment.payUrl}`);

// Follow it.
const { logisticsTrace } = await alibaba.orders.getTracking({ orderId, webSite: "1688" });
for (const parcel of logisticsTrace ?? []) {
  console.log(parcel.logisticsBillNo, parcel.logisticsSteps?.map(({ acceptTime, remark }) => `${acceptTime} ${remark}`));
}
