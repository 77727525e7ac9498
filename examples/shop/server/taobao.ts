import { parseChinaTime, type Taobao, type TaobaoOrder, type TaobaoOrderAddress, yuanToFen } from "@pandapon/taobao";
import { createOnce, type OnceOptions } from "@pandapon/taobao/once";
import { notFound, ShopError, soldOut } from "./failure.ts";
import type { Market } from "./market.ts";
import type { Address, Order, OrderLine, Parcel } from "./shapes.ts";
import { taobaoOrderStatus, taobaoRefundStatus } from "./status.ts";

export function taobaoMarket(taobao: Taobao, options: OnceOptions): Market {
  const once = createOnce(taobao, options);
  return {
    search: async (keyword) => {
      const { data } = await taobao.products.search({ keyword, pageNo: 1, pageSize: 12 });
      return (data ?? []).map((hit) => ({
        id: hit.itemMapId ?? "",
        title: hit.multiLanguageInfo?.title ?? hit.title ?? "",
        picture: hit.mainImageUrl ?? "",
        fen: Number(yuanToFen(hit.price ?? "0")), // lists are yuan, as text; products are fen
      }));
    },

    product: async (id) => {
      const found = await taobao.products.get({ itemId: id });
      if (!found?.mpId) throw notFound("This product");
      return {
        id,
        title: found.title ?? "",
        picture: found.picUrls?.[0] ?? "",
        shop: found.shopName ?? "",
        freightId: found.mpId,
        least: Math.max(1, found.beginAmount ?? 1),
        // A SKU whose `mpSkuId` is null cannot be put into the cart.
        skus: (found.skuList ?? []).flatMap(({ mpSkuId, properties, promotionPrice, price, quantity }) =>
          mpSkuId
            ? [
                {
                  id: mpSkuId,
                  label: (properties ?? []).map(({ valueName }) => valueName).join(" · ") || "one kind",
                  fen: Number(promotionPrice ?? price ?? 0),
                  stock: quantity ?? 0,
                },
              ]
            : [],
        ),
      };
    },

    cart: async () => {
      const { enableList, disableList } = await taobao.cart.list();
      const linesOf = (shops: typeof enableList, isAvailable: boolean) =>
        (shops ?? []).flatMap(({ cartItemInfos }) =>
          (cartItemInfos ?? []).map((record) => ({
            id: record.id ?? "",
            title: record.itemTitle ?? "",
            picture: record.itemPic ?? "",
            label: propertiesOf(record.properties),
            fen: record.promotionPrice ?? record.price ?? 0,
            quantity: record.quantity ?? 1,
            isAvailable,
          })),
        );
      return [...linesOf(enableList, true), ...linesOf(disableList, false)];
    },

    addToCart: async (productId, skuId, quantity) => {
      const { mpId, skuList } = await taobao.products.get({ itemId: productId });
      const sku = skuList?.find(({ mpSkuId }) => mpSkuId === skuId);
      if (!mpId || !sku) throw notFound("This product");
      if ((sku.quantity ?? 0) < quantity) throw soldOut("This is sold out.");
      await taobao.cart.add({ itemMapId: productId, skuId: sku.skuId, mpId, mpSkuId: skuId, quantity });
    },

    removeFromCart: async (id) => void (await taobao.cart.delete({ ids: [id] })),

    preview: async (ids, address) => {
      const preview = await taobao.cart.previewOrder({ ids: [...ids], orderAddress: wireAddress(address) });
      if (preview.unavailableSkuList?.length) throw soldOut();
      const shops = preview.renderItemList ?? [];
      const postageFen = shops.reduce((sum, shop) => sum + Number(shop.mainlandShippingFee?.amount ?? 0), 0);
      const totalFen = Number(preview.totalRealPayPrice?.amount);
      // Never sell at a price that was not read.
      if (!Number.isSafeInteger(totalFen))
        throw new ShopError({ kind: "refused", message: "The product has no price." });
      return { goodsFen: totalFen - postageFen, postageFen, totalFen };
    },

    order: async (key, ids, address) =>
      (await once.createOrder(key, { ids: [...ids], orderAddress: wireAddress(address) })).orderIds,

    // The key of a payment is the order: however often a customer presses the button, money moves once.
    pay: async (orderId) => {
      await once.payOrder(orderId, { orderId });
      return { payUrl: null };
    },

    orders: async () => {
      const { data } = await taobao.orders.list({ pageNo: 1, pageSize: 20 });
      return (data ?? []).map(orderOf);
    },

    orderDetail: async (id) => {
      const order = await taobao.orders.get({ orderId: id });
      if (!order?.id) throw notFound("This order");
      const parts = (order.subOrderVOS ?? []).flatMap(({ taobaoSubPurchaseId }) => taobaoSubPurchaseId ?? []);
      const parcels = await Promise.all(parts.map((part) => parcelsOf(taobao, part)));
      // Lines that travel together name the same parcel.
      const byNumber = new Map(parcels.flat().map((parcel) => [parcel.number, parcel]));
      return { ...orderOf(order), parcels: [...byNumber.values()] };
    },

    refundForm: async (order, line, hasArrived) => {
      const { refundOrderTemplate: form } = await taobao.afterSales.render(refundOf(order, line, hasArrived));
      return {
        mostFen: Number(form?.maxRefundFee?.refundFee ?? 0),
        reasons: (form?.refundReasons ?? []).map(({ reasonId, reasonDesc }) => ({
          id: String(reasonId),
          text: reasonDesc ?? "",
        })),
      };
    },

    refund: async (order, line, hasArrived, reasonId) => {
      const asked = refundOf(order, line, hasArrived);
      const { refundOrderTemplate: form } = await taobao.afterSales.render(asked);
      const refundFee = Number(form?.maxRefundFee?.refundFee ?? 0);
      await taobao.afterSales.submit({ ...asked, reasonId: Number(reasonId), refundFee, refundDesc: "Refund" });
    },
  };
}

function orderOf(order: TaobaoOrder): Order {
  return {
    market: "taobao",
    id: order.id ?? "",
    orderedAt: order.createTime ? parseChinaTime(order.createTime).toISOString() : "",
    status: taobaoOrderStatus(order.status),
    totalFen: Number(order.purchaseAmount ?? 0),
    lines: (order.subOrderVOS ?? []).map((line) => ({
      id: line.subOrderId ?? "",
      title: line.title ?? "",
      quantity: line.quantity ?? 1,
      fen: Number(line.purchaseAmount ?? 0),
      refund: line.refundStatus ? taobaoRefundStatus(line.refundStatus) : null, // 0: none
    })),
  };
}

async function parcelsOf(taobao: Taobao, subPurchaseOrderId: string): Promise<Parcel[]> {
  const { pnmLogisticsDetails } = await taobao.orders.getLogistics({ subPurchaseOrderId });
  return (pnmLogisticsDetails ?? []).map(({ mailNo, logisticsPartner, logisticsTraces }) => ({
    number: mailNo ?? "",
    carrier: logisticsPartner?.[0]?.company ?? "",
    steps: (logisticsTraces ?? []).map(({ time, standerdDesc }) => ({
      at: String(time ?? ""),
      text: standerdDesc ?? "",
    })),
  }));
}

/** Money back, goods stay. Goods status: 1 not sent, 3 not received, 4 received (upstream). */
const refundOf = (order: Order, line: OrderLine, hasArrived: boolean) => ({
  subOrderId: line.id,
  refundType: 1,
  goodsStatus: order.status.kind === "waiting" ? 1 : hasArrived ? 4 : 3,
});

const wireAddress = (address: Address): TaobaoOrderAddress => ({
  name: address.name,
  mobile_phone: address.phone,
  state: address.province,
  city: address.city,
  district: address.district,
  address: address.street,
});

/** JSON inside text, as the cart has it. */
function propertiesOf(text: string | null | undefined): string {
  const properties = text ? (JSON.parse(text) as { valueName?: string }[]) : [];
  return properties.map(({ valueName }) => valueName).join(" · ");
}
