import { pinnedSellers } from "../catalogue/taobao/sellers.ts";
import type { CartRecord } from "../entities/cart-record.ts";
import type { Order } from "../entities/order.ts";
import type { Parcel } from "../entities/parcel.ts";
import type { Refund } from "../entities/refund.ts";
import type { SeedShelf } from "./seed.ts";
import { seedOrder } from "./taobao-order.ts";

// The order story of the description's examples. Its ids exist from the birth of every world.

const SHIRT = { mpId: "2048091364570218", skuId: "7579055774996" } as const;
const SHIRT_KEY = "taobao:NeZYO6vIHuENAqbW6iWQb7dqmzNNcIX-IQGrQ53mhv0:7579055774996";
const CHINA = "+08:00";

export const taobaoSeed = (): SeedShelf => ({
  cart: [cartRecord],
  // The oldest first, as a world keeps them.
  orders: orders(),
  parcels: parcels(),
  refunds: refunds(),
});

const cartRecord: CartRecord = {
  id: "382",
  productId: "NeZYO6vIHuENAqbW6iWQb7dqmzNNcIX-IQGrQ53mhv0",
  skuKey: SHIRT_KEY,
  quantity: 1,
  addedAt: Date.parse(`2025-04-24T16:00:00${CHINA}`),
  changedAt: Date.parse(`2025-04-24T16:00:00${CHINA}`),
  given: {},
};

const shirtLine = (id: string, subPurchaseId: string, outerId: string) => ({
  ...SHIRT,
  id,
  subPurchaseId,
  outerId,
  quantity: 1,
});

/** Received and done long ago, two shirts; the money of one came back. */
const done = (): Order =>
  seedOrder({
    id: "1024285237573584051",
    number: "1024285231282128050",
    ownNumber: null,
    source: null,
    purchaseId: "200021140280",
    outerId: "1999753627432400470",
    payNumber: "2023092722001191951400000021",
    state: "done",
    lines: [
      {
        ...shirtLine("1024285237783299053", "200021140281", "1999753627432400470"),
        quantity: 2,
        parcelIds: ["P0000000D"],
        refundIds: ["110000235001"],
        refundedFen: 3_990,
      },
    ],
  });

/** Received; the seller has agreed to a return. */
const returning = (): Order =>
  seedOrder({
    id: "1227543596236800001",
    number: "1227543589945344001",
    ownNumber: null,
    source: "lazada",
    purchaseId: "200064020292",
    outerId: "2531753627432400481",
    payNumber: "2025041022001191951400000129",
    state: "received",
    lines: [
      {
        ...shirtLine("1227543596446515203", "200064020293", "2531753627432400481"),
        parcelIds: ["P0000000C"],
        refundIds: ["110002685760"],
      },
    ],
  });

/** Received, without a case: a refund can be asked for. */
const received = (): Order =>
  seedOrder({
    id: "1231171249766400001",
    number: "1231171243474944001",
    ownNumber: null,
    source: "lazada",
    purchaseId: "200065020290",
    outerId: "2540753627432400480",
    payNumber: "2025042022001191951400000131",
    state: "received",
    lines: [{ ...shirtLine("1231171249766400101", "200065020291", "2540753627432400480"), parcelIds: ["P0000000B"] }],
  });

/** On the road, with a case that waits for the seller. */
const onTheRoad = (): Order =>
  seedOrder({
    id: "1231892250624000001",
    number: "1231892244332544001",
    ownNumber: null,
    source: "lazada",
    purchaseId: "200048859479",
    outerId: "3682557363260500407",
    payNumber: "2025042222001191951400000133",
    state: "shipped",
    lines: [
      {
        ...shirtLine("1231892250833715203", "200048859480", "3682557363260500407"),
        parcelIds: ["P0000000A"],
        refundIds: ["110002685755"],
      },
    ],
  });

/** Waits for payment: the order of the examples. */
const unpaid = (): Order =>
  seedOrder({
    id: "1232730479761801257",
    number: "1232730473445106613",
    ownNumber: "LZD-20250424-0001",
    source: "lazada",
    purchaseId: "200066160294",
    outerId: "2541753627432400493",
    payNumber: "2025042422001191951400000137",
    state: "unpaid",
    lines: [shirtLine("1232730479996604373", "200066160295", "2541753627432400493")],
  });

/** Paid, two lines; the seller ships when it is told to. */
const paid = (): Order =>
  seedOrder({
    id: "1232730479761802258",
    number: "1232730473445107614",
    ownNumber: "LZD-20250424-0002",
    source: "lazada",
    purchaseId: "200066160297",
    outerId: "2541753627432400490",
    payNumber: "2025042422001191951400000136",
    state: "paid",
    lines: [
      {
        id: "1232730479996604371",
        subPurchaseId: "200066160298",
        outerId: "2541753627432400491",
        mpId: "600126245031041190",
        skuId: "5016042822039",
        quantity: 200,
      },
      {
        id: "1232730479996604372",
        subPurchaseId: "200066160299",
        outerId: "2541753627432400492",
        mpId: "600129202197070073",
        skuId: "4860968496626",
        quantity: 200,
      },
    ],
  });

const orders = (): Order[] => [done(), returning(), received(), onTheRoad(), unpaid(), paid()];

function parcels(): Parcel[] {
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

function refunds(): Refund[] {
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
  const createdAt = Date.parse(time);
  return {
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
    state: "applied",
    createdAt,
    changedAt: createdAt,
    endedAt: null,
    revision: 0,
    deadline: null,
    refusal: null,
    refusals: 0,
    agreeText: "",
    returnAddress: null,
    back: null,
    isReceived: false,
    messages: [],
    extra: {},
    ...part,
  };
}
