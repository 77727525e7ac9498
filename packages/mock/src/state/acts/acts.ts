import type { Actor } from "../entities/common.ts";
import { type Outcome, run } from "../run.ts";
import type { World } from "../world.ts";
import * as buyer from "./buyer.ts";
import * as carrier from "./carrier.ts";
import * as platform from "./platform.ts";
import * as seller from "./seller.ts";
import * as warehouse from "./warehouse.ts";

/** The acts of everyone except the caller, by actor. */
const acts = {
  seller: {
    ship: seller.ship,
    shipPart: seller.shipPart,
    changePrice: seller.changePriceOf,
    agreeRefund: seller.agree,
    refuseRefund: seller.refuseCase,
    receiveReturn: seller.receive,
    say: seller.say,
    outOfStock: seller.outOfStock,
    setTemper: seller.setTemper,
  },
  carrier: { move: carrier.move, stick: carrier.stick, sign: carrier.sign, reject: carrier.reject },
  buyer: { pay: buyer.pay, leaveCashier: buyer.leaveCashier, withdrawRefund: buyer.withdrawRefund },
  platform: {
    close: platform.close,
    setStock: platform.setStockOf,
    setPrice: platform.setPriceOf,
    switchOff: platform.switchOff,
    switchOn: platform.switchOn,
    finish: platform.finish,
    payRefund: platform.payRefundOf,
    closeRefund: platform.closeRefundOf,
  },
  warehouse: { arrive: warehouse.arrive, send: warehouse.send, deliver: warehouse.deliver },
} as const;

type Bound<Act> = Act extends (world: World, ...rest: infer Rest) => infer Value
  ? (...rest: Rest) => Outcome<Value>
  : never;

/** An act takes any id of its object and returns the changed object; an act that the state does not allow is refused. */
export type Acts = {
  readonly [Who in keyof typeof acts]: { readonly [Name in keyof (typeof acts)[Who]]: Bound<(typeof acts)[Who][Name]> };
};

/** Each act is one command. */
export function actsOf(world: World): Acts {
  const bound = Object.entries(acts).map(([actor, own]) => [
    actor,
    Object.fromEntries(
      Object.entries(own).map(([name, act]) => [
        name,
        (...rest: readonly unknown[]) =>
          run(world, { actor: actor as Actor }, () =>
            (act as (world: World, ...rest: unknown[]) => unknown)(world, ...rest),
          ),
      ]),
    ),
  ]);
  return Object.fromEntries(bound) as Acts;
}
