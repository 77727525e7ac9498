import { signPush } from "@pandapon/core/webhooks";
import { findCredentials } from "../credentials/find-credentials.ts";
import { loadDescription } from "../description/description.ts";
import { nearestIds } from "../description/operations.ts";
import { readPushRecords } from "../push/push-record.ts";
import { connectionFailure } from "../request/connection-failure.ts";
import type { Context } from "../terminal/context.ts";
import { couldNotCheck, EXIT, misuse } from "../terminal/exit.ts";
import { readNamedText } from "../terminal/read-named.ts";
import type { Session } from "../terminal/session.ts";
import type { CommonFlags } from "./flags.ts";

export interface PushSendFlags extends CommonFlags {
  readonly credentialsFile?: string;
  readonly to: string;
  readonly file?: string;
  readonly form: "object" | "text";
  readonly base: "upstream" | "body";
  readonly times: number;
}

/** Runs `pandapon push send`. */
export async function runPushSend(this: Context, flags: PushSendFlags, event: string | undefined) {
  const { session } = this;
  if (!/^https?:\/\//.test(flags.to) || !URL.canParse(flags.to)) {
    throw misuse(
      { en: `--to ${flags.to} is not an http address.`, zh: `--to ${flags.to} 不是 http 地址。` },
      { en: "Write an address such as http://localhost:3000/pandapon.", zh: "例如 http://localhost:3000/pandapon。" },
    );
  }
  const bodies = await bodiesOf(session, flags, event);
  const credentials = await findCredentials(session, flags);
  const sent: { readonly status: number; readonly ms: number }[] = [];
  for (const body of bodies.flatMap((one) => Array.from({ length: flags.times }, () => one))) {
    const authorization = await signPush(body, {
      accessKey: credentials.accessKey,
      secret: credentials.accessSecret,
      base: flags.base,
    });
    const { status, ms } = await post(session, flags.to, body, authorization);
    sent.push({ status, ms });
    const isInTime = ms < 1000;
    session.line({
      en: `HTTP ${status} in ${ms} ms${status !== 200 ? ": PandaPon would repeat it" : isInTime ? "" : ": too slow, PandaPon waits 1,000 ms and would repeat it"}`,
      zh: `HTTP ${status}，${ms} 毫秒${status !== 200 ? "：PandaPon 会重发" : isInTime ? "" : "：太慢，PandaPon 只等 1,000 毫秒，会重发"}`,
    });
  }
  session.result({ sent });
  this.exit(sent.every(({ status, ms }) => status === 200 && ms < 1000) ? EXIT.fine : EXIT.findings);
}

async function bodiesOf(session: Session, flags: PushSendFlags, event: string | undefined): Promise<Uint8Array[]> {
  if (flags.file !== undefined) {
    const text = await readNamedText(session, flags.file);
    try {
      return readPushRecords(text).map(({ body }) => Buffer.from(body, "base64"));
    } catch {
      // A single body, unchanged.
      return [new TextEncoder().encode(text.replace(/\r?\n$/, ""))];
    }
  }
  const description = loadDescription();
  const example = event === undefined ? undefined : description.pushExample(event, flags.form);
  if (example === undefined) {
    const near = event === undefined ? [] : nearestIds(event, description.pushes);
    throw misuse(
      event === undefined
        ? { en: "Neither an event nor --file was given.", zh: "未提供事件或 --file。" }
        : { en: `No event is named ${event}.`, zh: `没有事件 ${event}。` },
      near.length > 0
        ? { en: `Did you mean ${near.join(", ")}?`, zh: `您是指 ${near.join("、")} 吗？` }
        : { en: `Choose one of ${description.pushes.join(", ")}.`, zh: `可选：${description.pushes.join("、")}。` },
    );
  }
  return [new TextEncoder().encode(JSON.stringify(example))];
}

/** @throws CommandError The receiver cannot be reached. */
async function post(
  session: Session,
  url: string,
  body: Uint8Array,
  authorization: string,
): Promise<{ status: number; ms: number }> {
  const { terminal } = session;
  const started = terminal.now();
  try {
    const response = await terminal.fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization },
      body: new Uint8Array(body),
      redirect: "manual",
      signal: AbortSignal.any([AbortSignal.timeout(10_000), terminal.signal]),
    });
    await response.body?.cancel();
    return { status: response.status, ms: terminal.now() - started };
  } catch (error) {
    const isTimeout = (error as { name?: unknown }).name === "TimeoutError";
    const { why, hint } = connectionFailure(error, url, isTimeout ? 10_000 : undefined);
    throw couldNotCheck(why, hint);
  }
}
