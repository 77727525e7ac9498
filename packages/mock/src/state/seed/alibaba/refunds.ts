import { orderIdOf, recordIdOf } from "../../alibaba/ids.ts";
import type { Refund } from "../../entities/refund.ts";
import { at } from "./at.ts";

const VOUCHER = "https://cbu01.alicdn.com/img/ibank/O1CN01example-0-cib.jpg";

const commonCase = {
  market: "1688",
  feeFen: 1900,
  postageFen: 0,
  endedAt: null,
  revision: 0,
  deadline: null,
  refusal: null,
  refusals: 0,
  back: null,
  isReceived: false,
} as const;

export const seedRefunds: readonly Refund[] = [
  {
    ...commonCase,
    id: "TQ36712345678901577",
    orderId: orderIdOf(2),
    lineIds: ["2542285634941345680"],
    isReturn: false,
    goodsStatus: "refundWaitSellerSend",
    reasonId: "20021",
    reasonText: "不想要了",
    text: "不想要了",
    images: [],
    state: "applied",
    createdAt: at("2025-04-25 11:20:31"),
    changedAt: at("2025-04-25 11:20:31"),
    agreeText: "",
    returnAddress: null,
    messages: [{ by: "buyer", at: at("2025-04-25 11:20:31"), text: "买家申请退款", images: [], kind: "applied" }],
    extra: {
      recordId: recordIdOf("TQ36712345678901577"),
      expectFen: 1900,
      phase: 1,
      counts: { "2542285634941345680": 1 },
    },
  },
  {
    ...commonCase,
    id: "TQ36712345678901578",
    orderId: orderIdOf(3),
    lineIds: ["2542285634951345681"],
    isReturn: true,
    goodsStatus: "refundBuyerReceived",
    reasonId: "20006",
    reasonText: "质量问题",
    text: "质量问题",
    images: [VOUCHER],
    state: "agreed",
    createdAt: at("2025-04-28 09:05:12"),
    changedAt: at("2025-04-28 13:40:00"),
    agreeText: "请寄回",
    returnAddress: { receiver: "仓库收", phone: "13800138000", detail: "浙江省 杭州市 西湖区 示例路 1 号" },
    messages: [
      { by: "buyer", at: at("2025-04-28 09:05:12"), text: "买家申请退款退货", images: [VOUCHER], kind: "applied" },
      { by: "seller", at: at("2025-04-28 13:40:00"), text: "卖家确认退货地址", images: [], kind: "agreed" },
    ],
    extra: {
      recordId: recordIdOf("TQ36712345678901578"),
      expectFen: 1900,
      phase: 1,
      counts: { "2542285634951345681": 1 },
    },
  },
];
