import type { PushAttempt, PushTarget } from "./push-record.ts";

/** Documented: an answer must come within a second. */
export const LIMIT_MS = 1000;
/** How long to wait for a late answer, to report how late it was. */
const PATIENCE_MS = 5000;
const LONGEST_ANSWER = 10_000;

export interface Sendable {
  readonly rawBody: string;
  readonly authorization: string;
}

/** Sends a push once. Never rejects. `at`: the world's time. */
export async function attempt(
  push: Sendable,
  target: PushTarget,
  at: number,
  closing: AbortSignal,
): Promise<PushAttempt> {
  const requestHeaders = {
    "content-type": "application/json;charset=UTF-8",
    authorization: push.authorization,
    "user-agent": "pandapon-mock",
  };
  const started = performance.now();
  const elapsed = (): number => Math.round((performance.now() - started) * 10) / 10;
  // Not `AbortSignal.timeout`: its timer would keep the whole world in memory until it fires.
  const given = new AbortController();
  const giveUp = (): void => given.abort(new DOMException("no answer", "TimeoutError"));
  const timer = setTimeout(giveUp, PATIENCE_MS);
  closing.addEventListener("abort", giveUp);
  try {
    const { signal } = given;
    const request = new Request(target.url, {
      method: "POST",
      headers: requestHeaders,
      body: push.rawBody,
      signal,
      redirect: "manual",
    });
    const { handler } = target;
    const answer = await (handler === undefined ? fetch(request) : handler(request));
    const answerBody = (await answer.text()).slice(0, LONGEST_ANSWER);
    const ms = elapsed();
    const error = ms > LIMIT_MS ? "too late" : answer.status === 200 ? undefined : `status ${answer.status}`;
    return {
      at,
      ms,
      status: answer.status,
      ...(error === undefined ? {} : { error }),
      requestHeaders,
      answerHeaders: Object.fromEntries(answer.headers),
      answerBody,
    };
  } catch (error) {
    return { at, ms: elapsed(), error: reasonOf(error), requestHeaders };
  } finally {
    clearTimeout(timer);
    closing.removeEventListener("abort", giveUp);
  }
}

/** `fetch` hides the reason in `cause`. */
function reasonOf(error: unknown): string {
  const { message, cause, name } =
    error instanceof Error ? error : { message: String(error), cause: undefined, name: "" };
  if (name === "TimeoutError") return `no answer within ${PATIENCE_MS} ms`;
  const deeper: unknown =
    typeof cause === "object" && cause !== null
      ? (Reflect.get(cause, "code") ?? Reflect.get(cause, "message"))
      : undefined;
  if (deeper === "ECONNREFUSED") return "connection refused: is your server running?";
  return typeof deeper === "string" ? deeper : message;
}
