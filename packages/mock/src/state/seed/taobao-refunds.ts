import { pinnedSellers } from "../catalogue/taobao/sellers.ts";
import type { Order } from "../entities/order.ts";
import type { Refund } from "../entities/refund.ts";
import { newRefund } from "../life/refund/new-refund.ts";
import { done, onTheRoad, returning } from "./taobao-orders.ts";

const CHINA = "+08:00";

/** One that waits for the seller, one for the parcel back, one paid long ago. */
export function seedRefunds(): Refund[] {
  const common = { reasonId: "1", reasonText: "不想要了" };
  return [
    refund(onTheRoad(), "110002685755", `2025-04-26T10:00:00${CHINA}`, { ...common, goodsStatus: "3" }),
    refund(returning(), "110002685760", `2025-04-18T10:00:00${CHINA}`, {
      reasonId: "7",
      reasonText: "质量问题",
      isReturn: true,
      goodsStatus: "4",
      state: "agreed",
      agreeText: "请寄回",
      returnAddress: pinnedSellers.shirts.returnAddress,
    }),
    refund(done(), "110000235001", `2023-10-02T10:00:00${CHINA}`, {
      ...common,
      goodsStatus: "3",
      state: "refunded",
      endedAt: Date.parse(`2023-10-02T12:00:00${CHINA}`),
    }),
  ];
}

function refund(order: Order, id: string, time: string, part: Partial<Refund>): Refund {
  return {
    ...newRefund(Date.parse(time)),
    id,
    market: "taobao",
    orderId: order.id,
    lineIds: order.lines.map((line) => line.id),
    isReturn: false,
    goodsStatus: "3",
    feeFen: 3_990,
    postageFen: 0,
    reasonId: "1",
    reasonText: "",
    text: "",
    images: [],
    extra: {},
    ...part,
  };
}
