import type { PandaPonError } from "../errors/errors.ts";
import { matchingBases } from "./explain-mismatch.ts";
import type { Hasher } from "./hasher.ts";
import type { PushLesson, PushResult, RefusedPush } from "./push-result.ts";
import type { PushReceiverOptions } from "./receiver-options.ts";

interface Seen {
  readonly result: PushResult;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly authorization: unknown;
  readonly body: Uint8Array | undefined;
}

/** Reports a request to `onRefused` and `learn`. Never rejects. */
export async function reportPush(seen: Seen, options: PushReceiverOptions, { hmac }: Hasher): Promise<void> {
  const { onRefused, learn, accessKey } = options;
  const { result, body } = seen;
  const authorization = typeof seen.authorization === "string" ? seen.authorization : undefined;
  const signature = authorization?.trim() ?? "";
  const keys = { accessKey, secrets: [options.secrets].flat(), hmac };
  const bases = body && signature ? await matchingBases(body, signature.toLowerCase(), keys) : [];
  const headers = maskedHeaders(seen.headers, authorization);
  const { status, reason, push, error } = result;
  if (onRefused && reason !== "accepted" && !(reason === "too-slow" && push)) {
    const refused = { status, reason, hint: hintOf(result), matchingBases: bases, headers } as RefusedPush;
    // These must not get into a log automatically.
    for (const [key, value] of Object.entries({ error, body, authorization }))
      Object.defineProperty(refused, key, { value });
    void ignoreFailure(() => onRefused(refused));
  }
  if (!learn) return;
  const lesson: PushLesson = {
    status,
    reason,
    ...formsOf(body),
    matchingBases: bases,
    hexCase: hexCaseOf(signature),
    bytes: body?.length ?? 0,
    headers,
  };
  void ignoreFailure(() =>
    typeof learn === "function" ? learn(lesson) : console.info(`PandaPon push: ${JSON.stringify(lesson)}`),
  );
}

function hintOf({ reason, error }: PushResult): string {
  const { hint } = (error ?? {}) as Partial<PandaPonError>;
  if (hint && reason !== "accept-failed") return hint;
  if (reason === "verify-call") return "Nothing to do: PandaPon's console checks that the URL answers 200.";
  if (reason === "accept-failed")
    return "Look at error: accept threw it. PandaPon repeats the push in half an hour, at most five times.";
  if (reason === "too-slow")
    return "The body did not arrive within guardMs. Look at the connection, or at a proxy that buffers.";
  return "Look at error: the connection broke, or a function of yours threw it.";
}

/** A reader of a signature can repeat its request; a cookie or a key allows more. */
const SECRET = /auth|key|sign|secret|token|cookie|user-?id/i;

function maskedHeaders(headers: Seen["headers"], authorization: string | undefined): Record<string, string> {
  const all = Object.entries({ ...(authorization !== undefined && { authorization }), ...headers });
  return Object.fromEntries(
    all
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name, SECRET.test(name) ? `[${String(value).length} characters]` : String(value)]),
  );
}

function formsOf(body: Uint8Array | undefined): Pick<PushLesson, "messageType" | "messageBody" | "timestamp"> {
  try {
    const value = JSON.parse(new TextDecoder().decode(body)) as Readonly<Record<string, unknown>>;
    const { messageType, messageBody, timestamp } = value;
    return {
      messageType: typeof messageType === "string" ? messageType : undefined,
      messageBody: messageBody === undefined ? "absent" : bodyFormOf(messageBody),
      timestamp: /^\d+$/.test(String(timestamp))
        ? `${typeof timestamp} of ${String(timestamp).length} digits`
        : timestamp === undefined
          ? "absent"
          : typeof timestamp,
    };
  } catch {
    return { messageType: undefined, messageBody: "unreadable", timestamp: "unreadable" };
  }
}

function bodyFormOf(content: unknown): PushLesson["messageBody"] {
  if (typeof content === "string") return "text";
  return typeof content === "object" && content !== null ? "object" : "other";
}

function hexCaseOf(text: string): PushLesson["hexCase"] {
  if (!/^[\da-f]{64}$/i.test(text)) return "none";
  const isLower = /[a-f]/.test(text);
  const isUpper = /[A-F]/.test(text);
  if (isLower === isUpper) return isLower ? "mixed" : "digits";
  return isLower ? "lower" : "upper";
}

/** A hook that throws or rejects breaks nothing. */
async function ignoreFailure(hook: () => unknown): Promise<void> {
  try {
    await hook();
  } catch {
    // The caller's own function threw it.
  }
}
