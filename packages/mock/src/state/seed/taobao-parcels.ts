import { pinnedSellers } from "../catalogue/taobao/sellers.ts";
import type { Order } from "../entities/order.ts";
import type { Parcel } from "../entities/parcel.ts";
import { done, onTheRoad, received, returning } from "./taobao-orders.ts";

const CHINA = "+08:00";

/** One on the road, the others arrived. */
export function seedParcels(): Parcel[] {
  const road = onTheRoad();
  const beijing = { province: null, city: "北京市", district: "朝阳区", facility: "北京", state: "moving" } as const;
  const onTheWay: Parcel = {
    ...arrived("P0000000A", "78753196180001", road),
    state: "moving",
    step: 3,
    traces: [
      {
        ...beijing,
        at: Date.parse(`2025-04-25T21:37:38${CHINA}`),
        action: "TMS_STATION_IN",
        text: "【北京市】 快件已到达 北京",
      },
      {
        ...beijing,
        at: Date.parse(`2025-04-25T21:39:11${CHINA}`),
        action: "TMS_STATION_OUT",
        text: "【北京市】 快件已发往 广州中心",
      },
    ],
  };
  return [
    onTheWay,
    arrived("P0000000B", "78753196170002", received()),
    arrived("P0000000C", "78753196160003", returning()),
    arrived("P0000000D", "78753190000004", done()),
  ];
}

function arrived(id: string, mailNo: string, order: Order): Parcel {
  const [line] = order.lines;
  const sentAt = line?.shippedAt ?? order.createdAt;
  const { city, district, province } = order.receiver;
  return {
    id,
    market: "taobao",
    orderId: order.id,
    purchaseId: line?.purchaseId ?? "",
    mailNo,
    carrier: pinnedSellers.shirts.carrier,
    contents: order.lines.map(({ id: lineId, quantity }) => ({ lineId, quantity })),
    sentAt,
    state: "signed",
    step: 11,
    traces: [
      {
        at: line?.receivedAt ?? sentAt,
        state: "signed",
        action: "",
        province,
        city,
        district,
        facility: "杭州",
        text: `【${city}】 快件已签收`,
      },
    ],
  };
}
