import type { Sandbox } from "../world.ts";
import type { Dice } from "./dice.ts";
import { taobaoActs } from "./taobao-acts.ts";
import { taobaoAfterSales } from "./taobao-after-sales.ts";
import { taobaoShopping } from "./taobao-shopping.ts";
import type { Step } from "./walk.ts";

/** Steps of a walk through Taobao, by how often they are taken. `stockSet` learns what acts do to the stock. */
export function taobaoSteps(sandbox: Sandbox, stockSet: Map<string, number>): (dice: Dice) => Step {
  const makers = [...taobaoShopping(sandbox), ...taobaoAfterSales(sandbox), ...taobaoActs(sandbox, stockSet)];
  const total = makers.reduce((sum, [weight]) => sum + weight, 0);
  return (dice) => {
    let rest = dice.between(1, total);
    for (const [weight, make] of makers) {
      rest -= weight;
      if (rest <= 0) return make(dice);
    }
    throw new Error("no step");
  };
}
