// One order from nothing to paid. Call it as often as you like, after whatever crash: it goes on where it was.
import { OutcomeUnknownError } from "@pandapon/core";
import type { CreateTaobaoOrderInput, Reconciliation, Taobao, TaobaoOrder } from "@pandapon/taobao";
import type { Journal } from "./journal.ts";

/** What is to be bought. The own number is what an order is known by, so each wanted order has its own. */
export interface Wanted extends CreateTaobaoOrderInput {
  readonly sellerOrderNumber: string;
}

export interface BuyOptions {
  /** How long a call may be at work on the server after its connection is gone. */
  readonly settleMs: number;
  /** A person has asked PandaPon: the order was not paid, and may be paid again. */
  readonly mayPayAgain: boolean;
}

/** The program cannot know, and must not guess. */
export class NeedsPerson extends Error {
  override readonly name = "NeedsPerson";
}

export async function buy(taobao: Taobao, journal: Journal, wanted: Wanted, options: BuyOptions): Promise<string> {
  const orderId = await create(taobao, journal, wanted, options);
  await pay(taobao, journal, wanted.sellerOrderNumber, orderId, options);
  return orderId;
}

async function create(taobao: Taobao, journal: Journal, wanted: Wanted, options: BuyOptions): Promise<string> {
  const number = wanted.sellerOrderNumber;
  const last = journal.last(number);
  if (last?.orderId) return last.orderId;
  let orderId = last?.step === "creating" ? await find(last.since) : undefined;
  if (!orderId) {
    journal.write({ number, step: "creating" });
    const since = new Date();
    try {
      orderId = (await taobao.orders.create(wanted)).id ?? (await find(since));
    } catch (error) {
      if (error instanceof OutcomeUnknownError) orderId = await find(since);
      // Either way it was not created: the next run may send it again.
      if (!orderId) {
        journal.write({ number, step: "refused" });
        throw error;
      }
    }
    if (!orderId) throw new NeedsPerson(`${number}: PandaPon says that it was created, and does not show it`);
  }
  journal.write({ number, step: "created", orderId });
  return orderId;

  async function find(since: Date): Promise<string | undefined> {
    const ask = () => taobao.orders.reconcile({ sellerOrderNumber: number, since }, { settleMs: options.settleMs });
    const result = await settled(number, ask);
    return result.state === "found" ? result.order.id : undefined;
  }
}

async function pay(
  taobao: Taobao,
  journal: Journal,
  number: string,
  orderId: string,
  { settleMs, mayPayAgain }: BuyOptions,
): Promise<void> {
  const last = journal.last(number);
  if (last?.step === "paid") return;
  if (!(last?.step === "paying" && (await isPaid(last.since)))) {
    if (last?.step === "paying" && !mayPayAgain) {
      throw new NeedsPerson(
        `${number}: order ${orderId} was to be paid and still waits. Ask PandaPon before paying again`,
      );
    }
    journal.write({ number, step: "paying" });
    const since = new Date();
    try {
      const { payFailurePurchaseOrderIds: failed } = await taobao.orders.pay({ orderId });
      if (failed && failed.length > 0) throw new NeedsPerson(`${number}: order ${orderId} could not be paid`);
    } catch (error) {
      if (!(error instanceof OutcomeUnknownError) || !(await isPaid(since))) throw error;
    }
  }
  journal.write({ number, step: "paid" });

  async function isPaid(since: Date): Promise<boolean> {
    const ask = () => taobao.orders.reconcile({ orderIds: [orderId], since }, { settleMs });
    let result = await ask();
    if (result.state === "unsettled") {
      await until(result.askAgainAt);
      result = await ask();
    }
    if (result.state === "paid") return true;
    if (result.state === "unsettled" && result.reason === "no-payment-seen") return false;
    throw new NeedsPerson(`${number}: nobody can tell whether order ${orderId} is paid`);
  }
}

const until = (time: Date): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, time.getTime() - Date.now() + 1));

/** Asks until the answer counts. */
async function settled(
  number: string,
  ask: () => Promise<Reconciliation<TaobaoOrder>>,
): Promise<Exclude<Reconciliation<TaobaoOrder>, { state: "ambiguous" }>> {
  for (;;) {
    const result = await ask();
    if (result.state !== "ambiguous") return result;
    const { askAgainAt, reason, orders } = result;
    if (!askAgainAt) {
      throw new NeedsPerson(
        `${number}: ${reason}, look at the orders ${orders.map(({ id }) => id).join(", ") || "in the console"}`,
      );
    }
    await until(askAgainAt);
  }
}
