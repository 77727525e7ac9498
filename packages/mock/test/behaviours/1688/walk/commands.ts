import { actsOf } from "../../../../src/state/acts/acts.ts";
import type { Order } from "../../../../src/state/entities/order.ts";
import type { Outcome } from "../../../../src/state/run.ts";
import type { World } from "../../../../src/state/world.ts";
import { call } from "../../../support/test-world.ts";
import type { Random } from "./random.ts";

export interface Step {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly outcome: Outcome<unknown>;
  readonly isCall: boolean;
}

const address = {
  fullName: "李四",
  mobile: "13800138000",
  provinceText: "浙江省",
  cityText: "杭州市",
  address: "示例路 2 号",
};

/** One random command: a call that is mostly sensible, or an act of another party. */
export function randomStep(world: World, random: Random): Step {
  const [name, make] = random.pick(commands) ?? commands[0] ?? never();
  return make(world, random, name);
}

type Make = (world: World, random: Random, name: string) => Step;

const never = (): never => {
  throw new Error("no commands");
};

const asCall =
  (inputOf: (world: World, random: Random) => Readonly<Record<string, unknown>>): Make =>
  (world, random, name) => {
    const input = inputOf(world, random);
    return { name, input, outcome: call(world, name, input), isCall: true };
  };

const asAct =
  (act: (world: World, random: Random) => Outcome<unknown>): Make =>
  (world, random, name) => ({ name, input: {}, outcome: act(world, random), isCall: false });

const HOT = [
  "743470146022",
  "738811204417",
  "739912345678",
  "741205539816",
  "706627393257",
  "744430918852",
  "740077125593",
  "745599003127",
];

function goods(world: World, random: Random) {
  const { alibaba } = world.catalogue;
  const offer = (random.chance(70) ? alibaba.offer(random.pick(HOT) ?? "") : undefined) ?? random.pick(alibaba.offers);
  const sku = random.pick(offer?.skus ?? []);
  return {
    offerMapId: random.chance(3) ? "unknown-product-id-000" : offer?.mapId,
    ...(sku?.specId === undefined || random.chance(3) ? {} : { specId: sku.specId }),
    quantity: random.chance(4)
      ? 100_000
      : random.chance(60)
        ? 1 + random.int(4)
        : (offer?.minQuantity ?? 1) * (offer?.lot ?? 1),
    ...(random.chance(70) ? { sellerOpenId: offer?.sellerOpenId } : {}),
  };
}

const cargo = (world: World, random: Random) => ({
  flow: random.chance(95) ? "general" : "boutiquepifa",
  message: "walk",
  addressParam: random.chance(3) ? {} : address,
  cargoParamList: Array.from({ length: 1 + random.int(3) }, () => goods(world, random)),
});

const cartIds = (world: World, random: Random) => {
  const ids = world["1688"].cart.values().map(({ id }) => id);
  const chosen = ids.filter(() => random.chance(40));
  return random.chance(4) ? [...chosen, "999999"] : chosen;
};

/** Mostly one of the newest orders, so that things go on. */
const anyOrder = (world: World, random: Random): Order | undefined => {
  const orders = world["1688"].orders.values();
  return random.chance(60) ? orders.at(-1 - random.int(8)) : random.pick(orders);
};

/** Mostly an order with a line in one of the states. */
const orderIn =
  (...states: readonly string[]) =>
  (world: World, random: Random): Order | undefined => {
    const fitting = world["1688"].orders
      .values()
      .filter(({ lines }) => lines.some(({ state }) => states.includes(state)));
    return random.chance(85) ? (random.pick(fitting) ?? anyOrder(world, random)) : anyOrder(world, random);
  };

const unpaidOrder = orderIn("unpaid");
const waitingOrder = orderIn("paid", "partly");
const _sentOrder = orderIn("shipped");
const paidOrder = orderIn("paid", "partly", "shipped", "received", "done");

const refundIn =
  (...states: readonly string[]) =>
  (world: World, random: Random): string => {
    const fitting = world["1688"].refunds.values().filter(({ state }) => states.includes(state));
    return (random.chance(90) ? random.pick(fitting)?.id : undefined) ?? refundId(world, random);
  };

const orderId = (world: World, random: Random): string =>
  random.chance(2) ? "2542285634999999999" : (anyOrder(world, random)?.id ?? "");

const GOODS = [
  "refundWaitSellerSend",
  "refundWaitBuyerReceive",
  "refundBuyerReceived",
  "aftersaleBuyerNotReceived",
  "aftersaleBuyerReceived",
];
const REASONS = ["20021", "20006", "20007", "20011", "20015", "20017"];

const FITTING: Readonly<Record<string, readonly string[]>> = {
  paid: ["refundWaitSellerSend"],
  partly: ["refundWaitSellerSend", "refundWaitBuyerReceive"],
  shipped: ["refundWaitBuyerReceive", "refundBuyerReceived"],
  received: ["aftersaleBuyerReceived", "aftersaleBuyerNotReceived"],
  done: ["aftersaleBuyerReceived"],
};

function refundOf(world: World, random: Random) {
  const order = paidOrder(world, random);
  const lines = (order?.lines ?? []).filter((_, index) => index === 0 || random.chance(50));
  const state = lines[0]?.state ?? "";
  const left = lines.reduce((sum, { goodsFen, refundedFen }) => sum + goodsFen - refundedFen, 0);
  return {
    orderId: order?.id ?? "",
    orderEntryIds: lines.map(({ id }) => id),
    goodsStatus: random.chance(90) ? (random.pick(FITTING[state] ?? GOODS) ?? "") : (random.pick(GOODS) ?? ""),
    disputeRequest: random.chance(60) ? "refund" : "returnRefund",
    applyPayment: random.chance(60) ? left : random.int(left + 50),
    applyCarriage: random.chance(80) ? 0 : random.int(900),
    applyReasonId: random.pick(REASONS) ?? "20021",
    description: "",
    vouchers: random.chance(70) ? ["https://cbu01.alicdn.com/img/ibank/O1CN01example-0-cib.jpg"] : null,
  };
}

const refundId = (world: World, random: Random): string => {
  const refunds = world["1688"].refunds.values();
  return random.chance(3)
    ? "TQ1"
    : ((random.chance(70) ? refunds.at(-1 - random.int(4)) : random.pick(refunds))?.id ?? "");
};

const someParcel = (world: World, random: Random): string => random.pick(world["1688"].parcels.values())?.id ?? "";

const commands: readonly (readonly [string, Make])[] = [
  [
    "search1688Products",
    asCall((_, random) => ({
      keyword: random.pick(["T恤", "包", "", "复古", "dress", "没有"]),
      beginPage: 1 + random.int(3),
      pageSize: 20,
      country: "en",
    })),
  ],
  ["get1688Product", asCall((world, random) => ({ offerId: goods(world, random).offerMapId ?? "" }))],
  ["add1688CartItem", asCall(goods)],
  ["add1688CartItem", asCall(goods)],
  [
    "update1688CartItemQuantity",
    asCall((world, random) => ({ id: random.pick(cartIds(world, random)) ?? "1", quantity: random.int(9) })),
  ],
  ["delete1688CartItems", asCall((world, random) => ({ cartIds: cartIds(world, random).slice(0, 2) }))],
  ["list1688CartItems", asCall(() => ({}))],
  ["preview1688CartOrder", asCall((world, random) => ({ cartIds: cartIds(world, random), addressParam: address }))],
  [
    "create1688CartOrder",
    asCall((world, random) => ({ flow: "general", cartIds: cartIds(world, random), addressParam: address })),
  ],
  [
    "preview1688Order",
    asCall((world, random) => ({ ...cargo(world, random), cargoParamList: [goods(world, random)] })),
  ],
  ["batchPreview1688Orders", asCall(cargo)],
  ["create1688Order", asCall((world, random) => ({ ...cargo(world, random), cargoParamList: [goods(world, random)] }))],
  ["batchCreate1688Orders", asCall(cargo)],
  [
    "list1688Orders",
    asCall((_, random) => ({
      pageNo: 1 + random.int(3),
      pageSize: 10,
      ...(random.chance(30) ? { orderStatus: "waitsellersend" } : {}),
    })),
  ],
  [
    "cancel1688Order",
    asCall((world, random) => ({ webSite: "1688", orderId: orderId(world, random), cancelReason: "other" })),
  ],
  ["pay1688Order", asCall((world, random) => ({ orderId: orderId(world, random) }))],
  ["batchPay1688Orders", asCall((world, random) => ({ orderIds: [orderId(world, random), orderId(world, random)] }))],
  ["get1688OrderTracking", asCall((world, random) => ({ orderId: orderId(world, random), webSite: "1688" }))],
  [
    "confirm1688OrderReceipt",
    asCall((world, random) => {
      const order = anyOrder(world, random);
      return {
        orderId: order?.id ?? "",
        orderEntryIds: (order?.lines ?? []).filter(() => random.chance(70)).map(({ id }) => id),
      };
    }),
  ],
  ["list1688RefundReasons", asCall(refundOf)],
  ["create1688Refund", asCall(refundOf)],
  ["create1688Refund", asCall(refundOf)],
  ["get1688Refund", asCall((world, random) => ({ refundId: refundId(world, random) }))],
  [
    "submit1688RefundReturn",
    asCall((world, random) => ({
      refundId: refundId(world, random),
      logisticsCompanyNo: random.chance(90) ? "ZTO" : "HTKY",
      freightBill: "78412345678901",
    })),
  ],
  ["recommend1688Products", asCall(() => ({ beginPage: 1, pageSize: 5 }))],
  ["recommend1688RelatedProducts", asCall((world, random) => ({ offerId: goods(world, random).offerMapId ?? "" }))],
  ["pay", asAct((world, random) => actsOf(world).buyer.pay(unpaidOrder(world, random)?.id ?? ""))],
  ["pay", asAct((world, random) => actsOf(world).buyer.pay(unpaidOrder(world, random)?.id ?? ""))],
  ["ship", asAct((world, random) => actsOf(world).seller.ship(waitingOrder(world, random)?.id ?? ""))],
  [
    "ship line",
    asAct((world, random) =>
      actsOf(world).seller.ship(random.pick(waitingOrder(world, random)?.lines ?? [])?.id ?? ""),
    ),
  ],
  [
    "ship part",
    asAct((world, random) => {
      const line = random.pick(waitingOrder(world, random)?.lines ?? []);
      return actsOf(world).seller.shipPart(line?.id ?? "", { [line?.id ?? ""]: 1 });
    }),
  ],
  [
    "change price",
    asAct((world, random) => {
      const line = random.pick(unpaidOrder(world, random)?.lines ?? []);
      const price = random.chance(50) ? { goodsFen: 1 + random.int(5_000) } : { postageFen: random.int(2_000) };
      return actsOf(world).seller.changePrice(line?.id ?? "", price);
    }),
  ],
  ["out of stock", asAct((world, random) => actsOf(world).seller.outOfStock(orderId(world, random)))],
  [
    "agree refund",
    asAct((world, random) => actsOf(world).seller.agreeRefund(refundIn("applied", "refused")(world, random))),
  ],
  [
    "refuse refund",
    asAct((world, random) => actsOf(world).seller.refuseRefund(refundIn("applied", "returning")(world, random))),
  ],
  [
    "receive return",
    asAct((world, random) => actsOf(world).seller.receiveReturn(refundIn("returning")(world, random))),
  ],
  ["decide for buyer", asAct((world, random) => actsOf(world).platform.payRefund(refundId(world, random)))],
  ["decide for seller", asAct((world, random) => actsOf(world).platform.closeRefund(refundId(world, random)))],
  ["finish", asAct((world, random) => actsOf(world).platform.finish(orderIn("received")(world, random)?.id ?? ""))],
  ["close", asAct((world, random) => actsOf(world).platform.close(orderId(world, random)))],
  ["move parcel", asAct((world, random) => actsOf(world).carrier.move(someParcel(world, random)))],
  ["sign parcel", asAct((world, random) => actsOf(world).carrier.sign(someParcel(world, random)))],
];
