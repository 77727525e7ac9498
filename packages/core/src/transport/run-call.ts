import type { PreparedOperation } from "../codec/prepared-operation.ts";
import { InputError, type PandaPonFailure } from "../errors/errors.ts";
import { requireType } from "../errors/require-type.ts";
import { isFailure, textOf } from "../errors/thrown.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { Fetch } from "../types/fetch.ts";
import { checkText, timing } from "../values/checks.ts";
import { bareFailure } from "./bare-failure.ts";
import type { CallPlan } from "./call-plan.ts";
import { type CallRecord, mayHaveArrived } from "./call-record.ts";
import { failurePathOf } from "./failure-path-of.ts";
import type { Settled } from "./settled.ts";
import type { Transport } from "./transport.ts";
import type { CallWatch } from "./watch.ts";

/** The part of a call between its first check and its last event. */
export type Send<S extends Settled> = (
  plan: CallPlan,
  record: CallRecord,
  watching: Promise<CallWatch | undefined> | undefined,
) => Promise<S>;

/**
 * Runs a call from its first check to its last event.
 *
 * @param finish Turns the settled call into the caller's result, or throws the caller's error.
 * @param fetch For this call alone.
 * @throws PandaPonError Names the operation.
 */
export async function runCall<S extends Settled, R>(
  transport: Pick<Transport, "timing" | "fetch" | "observe" | "baseUrl" | "nameOf" | "loadFailurePath">,
  prepared: PreparedOperation,
  input: unknown,
  options: CallOptions,
  send: Send<S>,
  finish: (settled: S, record: CallRecord) => R,
  fetch?: Fetch,
): Promise<R> {
  const { operation } = prepared;
  const record: CallRecord = { attempts: [], credentials: undefined, sent: [input], answer: undefined, failures: [] };
  let plan: CallPlan | undefined;
  let watching: Promise<CallWatch | undefined> | undefined;
  try {
    plan = planCall(transport, prepared, input, options, fetch);
    watching = transport.observe?.(operation);
    const settled = await send(plan, record, watching);
    const value = finish(settled, record);
    if (watching) await (await watching)?.end(record, settled.answer, settled.error);
    return value;
  } catch (thrown) {
    const error = await failureOf(transport, plan, record, thrown);
    if (!error.operationId) Object.defineProperty(error, "operationId", { value: operation.id, enumerable: true });
    if (watching) await (await watching)?.end(record, record.answer, error);
    throw error;
  }
}

function planCall(
  { timing: base, fetch: own, baseUrl, nameOf }: Pick<Transport, "timing" | "fetch" | "baseUrl" | "nameOf">,
  { operation, codec }: PreparedOperation,
  input: unknown,
  options: CallOptions,
  fetch: Fetch = own ?? globalThis.fetch,
): CallPlan {
  requireType("options", options, "object");
  const { userId } = options;
  if (userId !== undefined) checkText("userId", userId);
  const times = timing(options, base);
  return {
    operation,
    codec,
    input,
    userId,
    fetch,
    timing: times,
    deadline: performance.now() + times.deadlineMs,
    isRead: operation.safety === "read",
    baseUrl,
    nameOf,
  };
}

async function failureOf(
  transport: Pick<Transport, "loadFailurePath">,
  plan: CallPlan | undefined,
  record: CallRecord,
  thrown: unknown,
): Promise<PandaPonFailure> {
  // Once the request may have arrived, an error of ours that this call did not create belongs to another call: middleware may throw
  // it.
  if (isFailure(thrown) && (record.failures.includes(thrown) || !mayHaveArrived(record))) return thrown;
  if (!plan) return new InputError(textOf(thrown));
  const path = await failurePathOf(transport);
  return path ? path.judgeThrown(plan, record, thrown) : bareFailure(plan, record);
}
