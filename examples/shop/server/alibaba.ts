import {
  type Alibaba1688,
  type AlibabaAddress,
  type AlibabaTradeInfo,
  parseChinaTime,
  yuanToFen,
} from "@pandapon/1688";
import { createOnce, type OnceOptions, PendingError } from "@pandapon/1688/once";
import { notFound, ShopError, soldOut } from "./failure.ts";
import type { Market } from "./market.ts";
import type { Address, Order, OrderLine } from "./shapes.ts";
import { alibabaOrderStatus, alibabaRefundStatus } from "./status.ts";

/** Titles in English, where 1688 has them. */
const country = "en";

export function alibabaMarket(alibaba: Alibaba1688, options: OnceOptions): Market {
  const once = createOnce(alibaba, options);

  // No operation reads one order of 1688: look through the list, and stop where it is found.
  const find = async (id: string): Promise<AlibabaTradeInfo> => {
    for await (const order of alibaba.orders.list({ pageSize: 20 })) if (order.baseInfo?.idOfStr === id) return order;
    throw notFound("This order");
  };

  const reasonsOf = async (order: Order, line: OrderLine, hasArrived: boolean) => {
    const asked = { orderId: order.id, orderEntryIds: [line.id], goodsStatus: goodsStatus(order, hasArrived) };
    return (await alibaba.afterSales.listReasons(asked)).reasons ?? [];
  };

  return {
    search: async (keyword) => {
      const { data } = await alibaba.products.search({ keyword, beginPage: 1, pageSize: 12, country });
      return (data ?? []).map((hit) => ({
        id: hit.offerMapId ?? "",
        title: hit.subjectTrans ?? hit.subject ?? "",
        picture: hit.imageUrl ?? "",
        fen: fenOf(hit.priceInfo?.price),
      }));
    },

    product: async (id) => {
      const found = await alibaba.products.get({ offerId: id, country });
      if (!found?.offerMapId) throw notFound("This product");
      const entry = found.productSaleInfo?.priceRangeList?.[0];
      return {
        id,
        title: found.subjectTrans ?? found.subject ?? "",
        picture: found.productImage?.images?.[0] ?? "",
        shop: found.productShippingInfo?.sendGoodsAddressText ?? "",
        freightId: null,
        least: found.minOrderQuantity ?? entry?.startQuantity ?? 1,
        skus: (found.productSkuInfos ?? []).flatMap(({ specId, skuAttributes, price, amountOnSale }) =>
          specId
            ? [
                {
                  id: specId,
                  label: (skuAttributes ?? []).map(({ valueTrans, value }) => valueTrans ?? value).join(" · "),
                  fen: fenOf(price ?? entry?.price),
                  stock: amountOnSale ?? 0,
                },
              ]
            : [],
        ),
      };
    },

    cart: async () => {
      const { enableList, disableList } = await alibaba.cart.list();
      const linesOf = (shops: typeof enableList, isAvailable: boolean) =>
        (shops ?? []).flatMap(({ cartItemInfos }) =>
          (cartItemInfos ?? []).map((record) => ({
            id: record.id ?? "",
            title: record.itemTitle ?? "",
            picture: record.itemPic ?? "",
            label: record.properties ?? "",
            fen: fenOf(record.price),
            quantity: record.quantity ?? 1,
            isAvailable,
          })),
        );
      return [...linesOf(enableList, true), ...linesOf(disableList, false)];
    },

    addToCart: async (productId, skuId, quantity) => {
      const { productSkuInfos, sellerOpenId } = await alibaba.products.get({ offerId: productId, country });
      const sku = productSkuInfos?.find(({ specId }) => specId === skuId);
      if (!sku) throw notFound("This product");
      if ((sku.amountOnSale ?? 0) < quantity) throw soldOut("This is sold out.");
      await alibaba.cart.add({ offerMapId: productId, specId: skuId, skuId: sku.skuId, sellerOpenId, quantity });
    },

    removeFromCart: async (id) => void (await alibaba.cart.delete({ cartIds: [id] })),

    // Totals of a preview are fen. The code 200 is not enough: `success` says whether it can be ordered.
    preview: async (ids, address) => {
      const preview = await alibaba.cart.previewOrder({ cartIds: [...ids], addressParam: wireAddress(address) });
      const parts = preview.orderPreviewResuslt ?? [];
      if (preview.success === false || parts.length === 0) {
        throw new ShopError({ kind: "refused", message: preview.errorMsg || "This cannot be ordered together." });
      }
      const totalFen = parts.reduce((sum, part) => sum + Number(part.sumPayment), 0);
      const postageFen = parts.reduce((sum, part) => sum + Number(part.sumCarriage ?? 0), 0);
      if (!Number.isSafeInteger(totalFen))
        throw new ShopError({ kind: "refused", message: "The product has no price." });
      return { goodsFen: totalFen - postageFen, postageFen, totalFen };
    },

    // 1688 has no field for our own number. In the message to the seller it helps to recognize the order again.
    order: async (key, ids, address) => {
      const addressParam = wireAddress(address);
      const input = { flow: "general", cartIds: [...ids], addressParam, message: `Order ${key}` };
      return (await once.createOrder(key, input)).orderIds;
    },

    // A person pays behind a link, unless the account has a standing agreement. After a lost answer the link is missing: then the call
    // looks up the outcome of the payment, and sends nothing.
    pay: async (orderId) => {
      try {
        await once.payOrder(orderId, { orderId });
        return { payUrl: null };
      } catch (error) {
        if (error instanceof PendingError && error.payUrl) return { payUrl: error.payUrl };
        throw error;
      }
    },

    orders: async () => {
      const { data } = await alibaba.orders.list({ pageNo: 1, pageSize: 20 });
      return (data ?? []).map(orderOf);
    },

    orderDetail: async (id) => {
      const order = await find(id);
      const { logisticsTrace } = await alibaba.orders.getTracking({ orderId: id, webSite: "1688" });
      const sent = order.nativeLogistics?.logisticsItems ?? [];
      const parcels = (logisticsTrace ?? []).map(({ logisticsBillNo, logisticsSteps }) => ({
        number: logisticsBillNo ?? "",
        carrier: sent.find((parcel) => parcel.logisticsBillNo === logisticsBillNo)?.logisticsCompanyName ?? "",
        steps: (logisticsSteps ?? [])
          .map(({ acceptTime, remark }) => ({ at: acceptTime ?? "", text: remark ?? "" }))
          .reverse(), // 1688 tells the oldest first
      }));
      return { ...orderOf(order), parcels };
    },

    refundForm: async (order, line, hasArrived) => ({
      mostFen: line.fen,
      reasons: (await reasonsOf(order, line, hasArrived)).map(({ id, name }) => ({ id: String(id), text: name ?? "" })),
    }),

    refund: async (order, line, hasArrived, reasonId) => {
      await alibaba.afterSales.create({
        orderId: order.id,
        orderEntryIds: [line.id],
        disputeRequest: "refund",
        goodsStatus: goodsStatus(order, hasArrived),
        applyReasonId: reasonId,
        applyPayment: line.fen,
        applyCarriage: 0,
        description: "Refund",
      });
    },
  };
}

function orderOf({ baseInfo, productItems }: AlibabaTradeInfo): Order {
  return {
    market: "1688",
    id: baseInfo?.idOfStr ?? "",
    orderedAt: baseInfo?.createTime ? parseChinaTime(baseInfo.createTime).toISOString() : "",
    status: alibabaOrderStatus(baseInfo?.status),
    totalFen: fenOf(baseInfo?.totalAmount),
    lines: (productItems ?? []).map((line) => ({
      id: line.subItemIDString ?? "",
      title: line.name ?? "",
      quantity: line.quantity ?? 1,
      fen: fenOf(line.itemAmount),
      refund: line.refundStatus ? alibabaRefundStatus(line.refundStatus) : null,
    })),
  };
}

/** Orders and carts of 1688 are yuan, as numbers or text. Text keeps them exact. */
const fenOf = (yuan: string | number | null | undefined): number => Number(yuanToFen(String(yuan ?? 0)));

/** Upstream's words; no page of PandaPon lists any. */
function goodsStatus({ status }: Order, hasArrived: boolean): string {
  if (status.kind === "waiting") return "refundWaitSellerSend";
  if (status.kind === "done") return "aftersaleBuyerReceived";
  return hasArrived ? "refundBuyerReceived" : "refundWaitBuyerReceive";
}

const wireAddress = (address: Address): AlibabaAddress => ({
  fullName: address.name,
  mobile: address.phone,
  provinceText: address.province,
  cityText: address.city,
  areaText: address.district,
  address: address.street,
});
