import { ProtocolError } from "../errors/errors.ts";
import { rawBytes } from "./bytes.ts";
import { createReader } from "./parse-push.ts";
import type { Push } from "./push.ts";
import type { PushResult } from "./push-result.ts";
import { PushVerificationError, refusal } from "./push-verification-error.ts";
import { checkOptions, type PushReceiverOptions } from "./receiver-options.ts";
import { createVerifier } from "./verify-push.ts";

/** A request, through any framework. */
export interface Arrival {
  /**
   * The raw body; more than `maxBytes` of it when it is too long. Anything that is not bytes is refused: a parsed body, or `{}` when the
   * body has been read already.
   */
  read(maxBytes: number): unknown;
  readonly authorization: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Neither rejects. */
export interface Taken {
  /** The answer, within `guardMs`. */
  readonly answer: Promise<PushResult>;
  /** The final outcome of the push. */
  readonly work: Promise<PushResult>;
}

export type Intake = (arrival: Arrival) => Taken;

/** What is known so far about the current request. */
interface Progress {
  body?: Uint8Array;
  push?: Push;
  isLate?: boolean;
}

export function createIntake(options: PushReceiverOptions): Intake {
  const { guardMs, maxBytes } = checkOptions(options ?? {});
  const verifier = createVerifier(options);
  const readPush = createReader(verifier.hasher, options.events);
  return (arrival) => {
    const progress: Progress = {};
    const work = process(arrival, progress).catch(refusalOf);
    const answer = new Promise<PushResult>((resolve) => {
      const timer = setTimeout(() => resolve(late(progress, work)), guardMs);
      void work.then((result) => {
        clearTimeout(timer);
        resolve(result);
      });
    });
    const isHeard = options.onRefused || options.learn;
    return { work, answer: isHeard ? answer.then((result) => report(result, arrival, progress)) : answer };
  };

  async function process({ read, authorization }: Arrival, progress: Progress): Promise<PushResult> {
    const given = await read(maxBytes);
    // Neither body nor signature: the console's Verify call, as far as its form is known.
    const body = given == null && !authorization ? new Uint8Array() : await rawBytes(given);
    progress.body = body;
    if (body.length > maxBytes) throw await refusal("too-large", maxBytes);
    const isEmpty = body.length === 0;
    if (!isEmpty || authorization) await verifier.verify(body, authorization);
    if (isEmpty) return { status: 200, reason: "verify-call" };
    const push = await readPush(body);
    await verifier.checkAge(push.sentAt);
    // The answer was 503, so the push will come again: do not accept it twice.
    if (progress.isLate) return { status: 503, reason: "too-slow", push };
    progress.push = push;
    try {
      await options.accept(push);
    } catch (error) {
      return { status: 500, reason: "accept-failed", push, error };
    }
    return { status: 200, reason: "accepted", push };
  }

  function late(progress: Progress, finished: Promise<PushResult>): PushResult {
    progress.isLate = true;
    const { push } = progress;
    // A hook that throws or rejects breaks nothing.
    if (push) (async () => options.onLate?.({ push, finished }))().catch(() => {});
    return { status: 503, reason: "too-slow", ...(push && { push }) };
  }

  /** Loaded if a hook listens. The answer waits for the report, because the process may end after the answer. */
  async function report(result: PushResult, arrival: Arrival, { body }: Progress): Promise<PushResult> {
    const { reportPush } = await import("./report-push.ts");
    await reportPush({ ...arrival, result, body }, options, verifier.hasher);
    return result;
  }
}

function refusalOf(error: unknown): PushResult {
  if (error instanceof ProtocolError) return { status: 500, reason: "malformed-body", error };
  if (!(error instanceof PushVerificationError)) return { status: 500, reason: "failed", error };
  const { reason } = error;
  return { status: reason === "too-large" ? 413 : reason === "body-not-raw" ? 500 : 401, reason, error };
}
