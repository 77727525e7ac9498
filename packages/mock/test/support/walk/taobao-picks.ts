import type { TaobaoProduct } from "../../../src/state/catalogue/catalogue.ts";
import type { Order } from "../../../src/state/entities/order.ts";
import type { Sandbox } from "../world.ts";
import type { Dice } from "./dice.ts";
import type { Step } from "./walk.ts";

/** Makes a step; the number says how often it is taken. */
export type Weighted = readonly [number, (dice: Dice) => Step];

type Input = Readonly<Record<string, unknown>>;

export const read = (name: string, input: Input): Step => ({ kind: "call", name, input, isRead: true });
export const call = (name: string, input: Input): Step => ({ kind: "call", name, input });
export const acted = (name: string, act: NonNullable<Step["act"]>): Step => ({ kind: "act", name, act });

/** Picks ids out of a world as it is, mostly good ones. */
export function taobaoPicks({ world }: Sandbox) {
  const { taobao } = world;
  const all = world.catalogue.taobao.products;
  // Mostly a few products of few sellers, dear to send: so that purchases have several lines, and stocks run out.
  const few = all.filter(({ skus }) => skus.some(({ postFen }) => postFen > 0)).slice(0, 12);
  const product = (dice: Dice): TaobaoProduct => dice.pick(dice.chance(70) ? few : all) ?? fail("no products");
  const anOrder = (dice: Dice): Order => {
    const orders = taobao.orders.values();
    // Mostly young ones: old ones have come to their end.
    const recent = orders.slice(-30);
    return dice.pick(dice.chance(80) ? recent : orders) ?? fail("no orders");
  };
  const inState = (dice: Dice, ...states: readonly string[]): Order =>
    dice.pick(
      taobao.orders
        .values()
        .filter(({ lines }) => lines.some(({ state }) => states.includes(state)))
        .slice(-40),
    ) ?? anOrder(dice);
  const orderId = (dice: Dice): string => {
    if (dice.chance(3)) return String(dice.between(1, 1_000_000));
    const { id, number } = anOrder(dice);
    return dice.chance(80) ? id : number;
  };
  const lineOf = (dice: Dice, order: Order) => dice.pick(order.lines) ?? fail("no lines");
  const refundId = (dice: Dice, ...states: readonly string[]): string => {
    if (dice.chance(3)) return "110099999999";
    const all = taobao.refunds.values();
    const wanted = all.filter(({ state }) => states.length === 0 || states.includes(state));
    return (dice.pick(wanted.slice(-30)) ?? dice.pick(all))?.id ?? "1";
  };
  const parcelId = (dice: Dice): string => dice.pick(taobao.parcels.values().slice(-40))?.id ?? "1";
  const recordIds = (dice: Dice): string[] => {
    const known = dice.some(taobao.cart.values(), 4).map(({ id }) => id);
    return dice.chance(4) ? [...known, "999999"] : known;
  };
  const orderLines = (dice: Dice) =>
    Array.from({ length: dice.between(1, 3) }, (_, index) => {
      const one = product(dice);
      const sku = dice.pick(one.skus);
      return {
        itemId: dice.chance(90) ? one.mpId : one.itemMapId,
        skuId: dice.chance(3) ? "1" : dice.chance(70) ? (sku?.mpSkuId ?? sku?.skuId) : sku?.skuId,
        quantity: String(dice.chance(2) ? 0 : dice.chance(95) ? dice.between(1, 3) : dice.between(1, 3000)),
        ...(dice.chance(70) ? { orderLineNo: String(index + 1) } : {}),
      };
    });
  const refundForm = (dice: Dice) => ({
    ...(dice.chance(90) ? { refundType: dice.between(1, 2) } : {}),
    ...(dice.chance(70) ? { goodsStatus: dice.between(1, 4) } : {}),
    ...(dice.chance(40) ? { reasonId: dice.between(1, 9) } : {}),
    ...(dice.chance(40) ? { refundFee: dice.between(1, 6000) } : {}),
    ...(dice.chance(30) ? { refundDesc: "颜色不对", refundImages: "https://example.com/1.jpg" } : {}),
  });
  return { product, anOrder, inState, orderId, lineOf, refundId, parcelId, recordIds, orderLines, refundForm };
}

function fail(message: string): never {
  throw new Error(message);
}
