import type { PaymentReconciliation } from "../reconcile/types.ts";
import { type OnceContext, searchAt } from "./context.ts";
import { PendingError, RefusedError } from "./errors.ts";
import { inputHash } from "./input-hash.ts";
import { keyText, mayHaveArrived } from "./key-session.ts";
import type { Payment } from "./platform.ts";
import type { OnceOutcome, OnceRecord } from "./record.ts";
import { sendOnce } from "./send-once.ts";
import { type Moment, searchedSince, unsettledMs } from "./server-time.ts";

/** A payment that arrived. */
export interface OncePayment {
  readonly state: "paid";
  readonly orderIds: readonly string[];
}

/** A person has asked PandaPon and knows that the payment did not arrive. */
export interface Confirmation {
  /** The person's name, noted in the journal. */
  readonly by: string;
  /** When the call with this confirmation began, by `performance.now()`. */
  readonly began: number;
}

const AGAIN_MS = 60_000;

/**
 * Pays orders. **Sends at most once without a confirmation**: an unknown outcome ends with `PendingError`.
 *
 * @param confirmation Sends the payment again, only if all earlier attempts had timed out when the call began.
 * @throws InputError The key was used with other orders; or the input is wrong, and nothing was sent.
 * @throws ApiError The server refused, and the orders show no payment.
 * @throws RefusedError The orders are closed and can no longer be paid.
 * @throws PendingError The outcome is not known yet.
 */
export async function payOrder<Order>(
  context: OnceContext<Order>,
  key: string,
  payment: Payment,
  confirmation: Confirmation | undefined,
): Promise<OncePayment> {
  const start = { key: `pay:${key}`, kind: "pay", inputHash: inputHash({ orderIds: payment.orderIds }) } as const;
  const record = await context.session.acquire(start, async () => ({}));
  const { outcome } = record;
  if (outcome?.state === "paid") return { state: "paid", orderIds: outcome.orderIds };
  if (outcome?.state === "closed") throw closed(record.key, outcome.orderIds);
  if (!mayHaveArrived(record)) return send(context, record, payment, {});
  const shown = await judge(context, record, payment);
  if (shown.payment) return shown.payment;
  const { now, waitMs } = shown;
  if (confirmation === undefined) throw unsettled(record, now, Math.max(waitMs, AGAIN_MS));
  // The person can only vouch for the past: a payment sent since, or shortly before, may still arrive.
  const sinceMs = performance.now() - confirmation.began;
  const then = { local: now.local - sinceMs, server: now.server === undefined ? undefined : now.server - sinceMs };
  const earlyMs = unsettledMs(record.attempts, then, context.timing.settleMs);
  if (earlyMs > 0) throw unsettled(record, now, Math.max(waitMs, AGAIN_MS));
  return send(context, record, payment, { confirmedUnpaidBy: confirmation.by });
}

async function send<Order>(
  context: OnceContext<Order>,
  record: OnceRecord,
  payment: Payment,
  more: { readonly confirmedUnpaidBy?: string },
): Promise<OncePayment> {
  const sent = await sendOnce(context, record, more, payment.send);
  if (sent.end === "answered" && sent.value.failedIds.length === 0 && sent.value.isPaid) {
    return settle(context, sent.record, { state: "paid", orderIds: payment.orderIds });
  }
  if (sent.end === "unsent") throw sent.error;
  const doubtful =
    sent.end === "answered"
      ? await context.session.update(sent.record, { state: "doubtful", ...page(sent.record, sent.value.payUrl) })
      : sent.record;
  const shown = await judge(context, doubtful, payment);
  if (shown.payment) return shown.payment;
  const { now, waitMs } = shown;
  const failedIds = sent.end === "answered" ? sent.value.failedIds : [];
  if (sent.end !== "refused" && failedIds.length === 0) throw unsettled(doubtful, now, Math.max(waitMs, 1));
  if (sent.end === "refused") throw sent.error;
  throw new RefusedError(`${keyText(record.key)}: the server did not pay ${failedIds.join(", ")}`, {
    key: keyText(record.key),
    orderIds: failedIds,
    hint: "Look at the orders in PandaPon's console. To send the payment again, a person has to confirm that it did not arrive (confirmedUnpaidBy).",
  });
}

/** What the orders show: a payment, or neither a payment nor a closed order. */
type Shown =
  | { readonly payment: OncePayment }
  | { readonly payment?: undefined; readonly now: Moment; readonly waitMs: number };

async function judge<Order>(context: OnceContext<Order>, record: OnceRecord, { orderIds }: Payment): Promise<Shown> {
  const { platform, clocks, options, timing } = context;
  const now = await clocks.ask(options);
  const at = searchAt(context, now);
  const waitMs = unsettledMs(record.attempts, now, timing.settleMs);
  let result: PaymentReconciliation<Order>;
  try {
    const since = new Date(Math.min(searchedSince(record.attempts), at.clock()));
    result = await platform.payments(orderIds, since, at);
  } catch (cause) {
    throw new PendingError(`${keyText(record.key)}: the orders could not be read`, {
      key: keyText(record.key),
      reason: "unreadable",
      askAgainAt: new Date(now.local + Math.max(waitMs, AGAIN_MS)),
      cause,
    });
  }
  if (result.state === "paid") return { payment: await settle(context, record, { state: "paid", orderIds }) };
  if (result.state === "closed") {
    await settle(context, record, { state: "closed", orderIds });
    throw closed(record.key, orderIds);
  }
  return { now, waitMs };
}

async function settle<Order>(
  context: OnceContext<Order>,
  record: OnceRecord,
  outcome: Extract<OnceOutcome, { state: "paid" | "closed" }>,
): Promise<OncePayment> {
  const { session } = context;
  const lease = { ...session.leaseFor(record, 0), until: 0 };
  await session.update(record, { state: "settled", outcome, lease });
  return { state: "paid", orderIds: outcome.orderIds };
}

const closed = (key: string, orderIds: readonly string[]): RefusedError =>
  new RefusedError(`${keyText(key)}: the order is closed and can no longer be paid`, {
    key: keyText(key),
    orderIds,
    hint: "It may have been paid before it was closed: look at the order in PandaPon's console.",
  });

/** The attempt keeps the page on which a person pays, so that a repeated call names it again. */
function page({ attempts }: OnceRecord, payUrl: string | undefined): Pick<OnceRecord, "attempts"> {
  const last = attempts.at(-1);
  return { attempts: last && payUrl ? [...attempts.slice(0, -1), { ...last, payUrl }] : attempts };
}

function unsettled({ key, attempts }: OnceRecord, now: Moment, ms: number): PendingError {
  const payUrl = attempts.at(-1)?.payUrl;
  const shown = payUrl ? "a person pays it at payUrl" : "one was sent";
  return new PendingError(`${keyText(key)}: the order shows no payment, and ${shown}`, {
    key: keyText(key),
    reason: "unsettled",
    askAgainAt: new Date(now.local + Math.ceil(ms)),
    ...(payUrl ? { payUrl } : {}),
    hint: payUrl
      ? "Send a person to payUrl, then repeat this call: it resolves when the order shows the payment."
      : "Do NOT pay again 切勿重付: repeat this call. If the payment still does not show, ask PandaPon; then pass a person's name as confirmedUnpaidBy to send it again.",
  });
}
