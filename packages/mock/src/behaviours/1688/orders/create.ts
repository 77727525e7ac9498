import { draftOf } from "../../../state/alibaba/draft-order.ts";
import { nextOrderId } from "../../../state/alibaba/ids.ts";
import type { AlibabaSeller } from "../../../state/catalogue/alibaba/types.ts";
import type { Json } from "../../../state/entities/common.ts";
import type { Order } from "../../../state/entities/order.ts";
import { placeOrder } from "../../../state/life/place-order.ts";
import { refuse } from "../../../state/refusals/refused.ts";
import type { World } from "../../../state/world.ts";
import { textOf, wordsOf } from "../../input.ts";
import { completeAddress } from "./address.ts";
import { type Part, partsOf } from "./parts.ts";
import { payNumberOf } from "./pay-number.ts";
import { type Problem, refuseProblem } from "./problem.ts";
import type { Wanted } from "./wanted.ts";

/** The fields of the creating operations, as sent. */
export interface CreateInput {
  readonly addressParam?: unknown;
  readonly flow?: unknown;
  readonly tradeType?: unknown;
  readonly message?: unknown;
}

/** Flows of upstream. */
const FLOWS = new Set([
  "general",
  "fenxiao",
  "saleproxy",
  "paired",
  "repurchase",
  "boutiquefenxiao",
  "boutiquepifa",
  "ttpft",
  "fenxiaonew",
]);

/**
 * Creates one order per shop. Leaves out a shop whose part cannot be ordered; if no part can be ordered, refuses with the first
 * reason.
 *
 * @throws Refused Also for an incomplete address, an unknown flow and a trade mode that no shop offers.
 */
export function createOrders(world: World, input: CreateInput, wanted: readonly Wanted[]): readonly Order[] {
  const flow = wordsOf(input.flow) ?? "general";
  const address = completeAddress(input.addressParam);
  if (!FLOWS.has(flow)) refuse("flow-refused", { en: flow.slice(0, 40) });
  const mode = wordsOf(input.tradeType);
  const parts = partsOf(world, wanted, flow).map((part) => judged(part, mode));
  const problems = parts.flatMap(({ problem }) => problem ?? []);
  const [first] = problems;
  const isAtomic = world.rules.switches.batchCreate === "atomic";
  if (first !== undefined && (isAtomic || problems.length === parts.length)) refuseProblem(first);
  for (const { sellerId, problem } of parts) {
    // The answer has no field for what was left out, so the world's events record it.
    if (problem !== undefined) world.note("order.left-out", { kind: "seller", id: sellerId }, { ...problem });
  }
  const made = parts.filter(({ problem }) => problem === undefined);
  return made.map((part) => {
    const order = placeOrder(
      world,
      draftOf(nextOrderId(world), part, {
        address,
        tradeMode: mode ?? part.seller?.tradeModes[0] ?? "assureTrade",
        payNumber: payNumberOf(world),
        more: { flow, ...keptFields(input) },
      }),
    );
    if (world.rules.switches.pushCreation !== "off") {
      world.push({ kind: "status", market: "1688", orderId: order.id, purchaseId: order.id });
    }
    return order;
  });
}

function judged(part: Part, mode: string | undefined): Part {
  const { problem, seller } = part;
  if (problem !== undefined || mode === undefined || seller === undefined || offers(seller, mode)) return part;
  const refused: Problem = {
    reason: "trade-mode-refused",
    detail: `${mode}; ${seller.nick} offers ${seller.tradeModes.join(", ")}`,
  };
  return { ...part, problem: refused };
}

const offers = ({ tradeModes }: AlibabaSeller, mode: string): boolean => tradeModes.some((own) => own === mode);

const KEPT = ["message", "shopPromotionId", "userId", "staffName", "transferAccountImgs", "transferAccountRemark"];

/** Fields that no answer shows, except the message: kept for inspection of the world. */
const keptFields = (input: object): { [name: string]: Json } =>
  Object.fromEntries(
    KEPT.flatMap((name) => {
      const text = textOf(Reflect.get(input, name));
      return text === undefined ? [] : [[name, text]];
    }),
  );
