import type { Line } from "../../../state/entities/order.ts";

/** The reasons for a refund. Ids and texts are ours, except 20021 and the name of 20006. */
export interface ReasonToRefund {
  readonly id: string;
  readonly name: string;
  readonly needVoucher: boolean;
  readonly noRefundCarriage: boolean;
  readonly goods: readonly string[];
  /** Offered for goods with this promise only. */
  readonly service?: string;
}

const BEFORE = "refundWaitSellerSend";
const ON_THE_WAY = "refundWaitBuyerReceive";
const ARRIVED = "refundBuyerReceived";
const LATER_MISSING = "aftersaleBuyerNotReceived";
const LATER_ARRIVED = "aftersaleBuyerReceived";

const reason = (id: string, name: string, needVoucher: boolean, noRefundCarriage: boolean, ...goods: string[]) => ({
  id,
  name,
  needVoucher,
  noRefundCarriage,
  goods,
});

const all: readonly ReasonToRefund[] = [
  reason("20021", "不想要了", false, true, BEFORE, ARRIVED, LATER_ARRIVED),
  reason("20007", "卖家缺货", false, false, BEFORE),
  reason("20008", "未按约定时间发货", false, false, BEFORE),
  reason("20011", "未收到货", false, false, ON_THE_WAY, LATER_MISSING),
  reason("20012", "物流信息异常", false, false, ON_THE_WAY, LATER_MISSING),
  reason("20006", "质量问题", true, false, BEFORE, ARRIVED, LATER_ARRIVED),
  reason("20015", "与描述不符", true, false, ARRIVED, LATER_ARRIVED),
  reason("20016", "少件、漏发", true, false, ARRIVED, LATER_ARRIVED),
  { ...reason("20017", "七天无理由退货", false, true, ARRIVED, LATER_ARRIVED), service: "noReason7DReturn" },
];

/** The reasons for lines whose goods are where `goodsStatus` says. */
export const reasonsFor = (goodsStatus: string, lines: readonly Line[]): readonly ReasonToRefund[] =>
  all.filter(
    ({ goods, service }) =>
      goods.includes(goodsStatus) &&
      (service === undefined || lines.every((line) => line.goods.services.includes(service))),
  );
