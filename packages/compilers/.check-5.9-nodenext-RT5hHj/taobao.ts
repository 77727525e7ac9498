import { createTaobao, fenToYuan, fromEnv } from "@pandapon/taobao";

const taobao = createTaobao(fromEnv());
const orderAddress = { name: "张三", mobile_phone: "13800138000", state: "浙江省", city: "杭州市", address: "文三路 1 号" };

// Search. Prices in result lists are yuan, as text.
const page = await taobao.products.search({ keyword: "电动车", pageNo: 1, pageSize: 5 });
const hit = page.data?.[0];
if (!hit?.itemMapId) throw new Error("nothing found");
console.log(`the first of ${page.data?.length} on this page is ${hit.title} for ${hit.price} yuan`);

// The product with its SKUs. Prices are fen here.
const { itemMapId = hit.itemMapId, mpId, skuList = [] } = await taobao.products.get({ itemId: hit.itemMapId });
const sku = skuList.find(({ quantity = 0, mpSkuId }) => quantity > 0 && mpSkuId);
if (!mpId || !sku?.skuId || !sku.mpSkuId) throw new Error("nothing to order");
console.log(`SKU ${sku.skuId}: ${sku.properties?.map(({ valueName }) => valueName)}, ${fenToYuan(sku.price ?? 0)} yuan`);

// Into the cart. A SKU whose `mpSkuId` is null cannot be put into it.
await taobao.cart.add({ itemMapId, skuId: sku.skuId, mpId, mpSkuId: sku.mpSkuId, quantity: 1 });
const cart = await taobao.cart.list();
const record = cart.enableList?.[0]?.cartItemInfos?.[0];
if (!record?.id) throw new Error("the cart is empty");

// What it would cost, then the order. No money has moved yet.
const preview = await taobao.cart.previewOrder({ ids: [record.id], orderAddress });
console.log(`to pay: ${fenToYuan(preview.totalRealPayPrice?.amount ?? 0)} yuan`);
const { id: orderId, orderNo } = await taobao.cart.createOrder({ ids: [record.id], orderAddress });
if (!orderId) throw new Error("no order id");
console.log(`order ${orderNo}, id ${orderId}`);

// Money moves. A code of 200 is not enough: look at what failed.
const paid = await taobao.orders.pay({ orderId });
if (paid.payFailurePurchaseOrderIds?.length) throw new Error(`not paid: ${paid.payFailurePurchaseOrderIds}`);

// Follow it.
const order = await taobao.orders.get({ orderId });
for (const { taobaoSubPurchaseId: subPurchaseOrderId } of order.subOrderVOS ?? []) {
  if (!subPurchaseOrderId) continue;
  const { pnmLogisticsDetails: parcels = [] } = await taobao.orders.getLogistics({ subPurchaseOrderId });
  if (parcels.length === 0) console.log(`${subPurchaseOrderId} is not sent yet`);
  for (const parcel of parcels) console.log(parcel.mailNo, parcel.logisticsTraces?.[0]?.standerdDesc);
}
