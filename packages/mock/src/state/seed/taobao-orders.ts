import type { Order } from "../entities/order.ts";
import { seedOrder } from "./taobao-order.ts";

// The order story of the description's examples. Its ids exist from the birth of every world.

const SHIRT = { mpId: "2048091364570218", skuId: "7579055774996" } as const;

const shirtLine = (id: string, subPurchaseId: string, outerId: string) => ({
  ...SHIRT,
  id,
  subPurchaseId,
  outerId,
  quantity: 1,
});

/** Received and done long ago, two shirts; the money of one came back. */
export const done = (): Order =>
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
export const returning = (): Order =>
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

/** Received, without a case: a refund can be requested. */
export const received = (): Order =>
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
export const onTheRoad = (): Order =>
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
export const unpaid = (): Order =>
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
export const paid = (): Order =>
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
