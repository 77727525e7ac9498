import { stockOf } from "../../../src/state/stock.ts";
import { DAY, HOUR, MINUTE, type Sandbox } from "../world.ts";
import { acted, taobaoPicks, type Weighted } from "./taobao-picks.ts";

/** What others do, and the clock. `stockSet` learns what acts do to the stock. */
export function taobaoActs(sandbox: Sandbox, stockSet: Map<string, number>): readonly Weighted[] {
  const { product, inState, lineOf, refundId, parcelId } = taobaoPicks(sandbox);
  const { world, act } = sandbox;
  return [
    [3, (dice) => acted("seller.ship", () => act.seller.ship(inState(dice, "paid").id))],
    [
      2,
      (dice) => {
        const order = inState(dice, "paid");
        const line = lineOf(dice, order);
        return acted("seller.shipPart", () => act.seller.shipPart(order.id, { [line.id]: line.quantity }));
      },
    ],
    [
      3,
      (dice) => {
        const order = inState(dice, "unpaid");
        const change = dice.chance(60) ? { goodsFen: dice.between(1, 20_000) } : { postageFen: dice.between(0, 3_000) };
        return acted("seller.changePrice", () => act.seller.changePrice(lineOf(dice, order).id, change));
      },
    ],
    [2, (dice) => acted("seller.agreeRefund", () => act.seller.agreeRefund(refundId(dice, "applied")))],
    [
      2,
      (dice) =>
        acted("seller.refuseRefund", () =>
          act.seller.refuseRefund(refundId(dice, "applied", "returning"), { reason: "商品已发货", text: "请先收货" }),
        ),
    ],
    [2, (dice) => acted("seller.receiveReturn", () => act.seller.receiveReturn(refundId(dice, "returning")))],
    [1, (dice) => acted("seller.say", () => act.seller.say(refundId(dice), "请提供照片"))],
    [
      1,
      (dice) =>
        acted("seller.outOfStock", () => act.seller.outOfStock(lineOf(dice, inState(dice, "paid", "unpaid")).id)),
    ],
    [2, (dice) => acted("carrier.move", () => act.carrier.move(parcelId(dice), dice.between(1, 4)))],
    [1, (dice) => acted("carrier.stick", () => act.carrier.stick(parcelId(dice)))],
    [2, (dice) => acted("carrier.sign", () => act.carrier.sign(parcelId(dice)))],
    [1, (dice) => acted("carrier.reject", () => act.carrier.reject(parcelId(dice)))],
    [1, (dice) => acted("buyer.pay", () => act.buyer.pay(inState(dice, "unpaid").id))],
    [1, (dice) => acted("platform.close", () => act.platform.close(inState(dice, "unpaid").id))],
    [1, (dice) => acted("platform.finish", () => act.platform.finish(inState(dice, "received").id))],
    [
      1,
      (dice) => {
        const key = dice.pick(product(dice).skus)?.key ?? "";
        const stock = dice.between(0, 500);
        return acted("platform.setStock", () => {
          stockSet.set(key, (stockSet.get(key) ?? 0) + stock - stockOf(world, key));
          return act.platform.setStock(key, stock);
        });
      },
    ],
    [
      1,
      (dice) =>
        acted("platform.setPrice", () =>
          act.platform.setPrice(dice.pick(product(dice).skus)?.key ?? "", dice.between(1, 30_000)),
        ),
    ],
    [
      1,
      (dice) => {
        const { itemMapId } = product(dice);
        return acted("platform.switch", () =>
          dice.chance(30) ? act.platform.switchOff(itemMapId) : act.platform.switchOn(itemMapId),
        );
      },
    ],
    [
      6,
      (dice) => ({
        kind: "clock",
        name: "advance",
        ms:
          (dice.chance(8)
            ? dice.pick([12 * HOUR, DAY, 4 * DAY, 11 * DAY])
            : dice.pick([MINUTE, 5 * MINUTE, 20 * MINUTE, HOUR])) ?? MINUTE,
      }),
    ],
  ];
}
