import { makeNonce, type SignatureSchemeId } from "@pandapon/core";
import type { FoundCredentials } from "../credentials/find-credentials.ts";
import type { PreparedRequest } from "../request/prepare.ts";
import { type Answer, isSuccess, type Sent, send } from "../request/send.ts";
import { type SignedRequest, type SigningRule, signRequest } from "../request/sign-request.ts";
import { CommandError, EXIT } from "../terminal/exit.ts";
import type { Session } from "../terminal/session.ts";
import type { Text } from "../terminal/terminal.ts";
import { NOTICEABLE_SKEW_MS, skewOf } from "./clock.ts";

/** One call of the doctor, as the report shows it. No secret, signature or personal text is in it. */
export interface CallRecord {
  readonly n: number;
  readonly purpose: string;
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** `A, seconds`, with what was changed on purpose. */
  readonly signedBy: string;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly msg: string | undefined;
  readonly ms: number | undefined;
  /** Why there is no answer. */
  readonly failure?: string;
}

/** What one call came to, for the code that judges it. */
export interface Outcome {
  readonly n: number;
  readonly sent: Sent;
  readonly answer: Answer | undefined;
  readonly isSuccess: boolean;
}

export type Change = (request: SignedRequest) => SignedRequest;

/** Calls the API once per question, spaced, and remembers what was called and what came back. */
export interface Investigation {
  readonly session: Session;
  readonly credentials: FoundCredentials;
  readonly baseUrl: string;
  readonly calls: readonly CallRecord[];
  /** Milliseconds that the server's clock is ahead of this machine's; undefined until an answer told. */
  readonly skewMs: number | undefined;
  /** The rule that the server accepts, once known. */
  accepted: SigningRule | undefined;
  /** Sends one request; the rule is the accepted one where none is given. */
  call(purpose: Text, request: PreparedRequest, options?: CallOptions): Promise<Outcome>;
  /** The same calls against another base URL. */
  at(baseUrl: string): Investigation;
}

export interface CallOptions {
  readonly rule?: SigningRule;
  /** Changes the signed request on purpose, to learn what the server says then. */
  readonly change?: Change;
  readonly changed?: string;
  readonly nonce?: string;
  /** Milliseconds since 1970, in place of the clock. */
  readonly now?: number;
}

export interface InvestigationOptions {
  readonly session: Session;
  readonly credentials: FoundCredentials;
  readonly spacingMs: number;
  readonly timeoutMs: number;
}

export const ruleName = (rule: SigningRule): string =>
  `${rule.scheme.id as SignatureSchemeId}, ${rule.unit === "s" ? "seconds" : "milliseconds"}`;

export function createInvestigation(options: InvestigationOptions): Investigation {
  const { session, credentials, spacingMs, timeoutMs } = options;
  const { terminal } = session;
  const calls: CallRecord[] = [];
  let skewMs: number | undefined;
  let accepted: SigningRule | undefined;

  const create = (baseUrl: string): Investigation => ({
    session,
    credentials,
    baseUrl,
    calls,
    get skewMs() {
      return skewMs;
    },
    get accepted() {
      return accepted;
    },
    set accepted(rule) {
      accepted = rule;
    },
    at: create,
    async call(purpose, request, { rule = accepted, change, changed, nonce = makeNonce(), now } = {}) {
      if (!rule) throw new Error("no signing rule is known yet");
      if (calls.length > 0) await terminal.sleep(spacingMs);
      if (terminal.signal.aborted) {
        throw new CommandError(EXIT.refusedByUser, { en: "Stopped.", zh: "已停止。" });
      }
      const n = calls.length + 1;
      session.progress({ en: `call ${n}: ${purpose.en}`, zh: `第 ${n} 次调用：${purpose.zh}` });
      const offset = Math.abs(skewMs ?? 0) >= NOTICEABLE_SKEW_MS ? (skewMs ?? 0) : 0;
      const signed = signRequest(request, credentials, { rule, nonce, now: now ?? terminal.now() + offset });
      const outgoing = change ? change(signed) : signed;
      await session.protect([signed.headers.signature, outgoing.headers.signature]);
      const sentAt = terminal.now();
      const sent = await send(terminal, outgoing, { baseUrl, timeoutMs });
      const answer = sent.ok ? sent.answer : undefined;
      skewMs ??= answer && skewOf(answer.headers, sentAt, terminal.now());
      calls.push({
        n,
        purpose: session.say(purpose),
        method: outgoing.method,
        target: session.clean(`${outgoing.path}${outgoing.query && `?${outgoing.query}`}`),
        signedBy: `${ruleName(rule)}${changed ? `, ${changed}` : ""}`,
        status: answer?.status,
        code: answer?.envelope?.code,
        msg: answer?.envelope && session.clean(answer.envelope.msg.slice(0, 200)),
        ms: answer?.ms,
        ...(!sent.ok && { failure: session.say(sent.why) }),
      });
      return { n, sent, answer, isSuccess: answer !== undefined && isSuccess(answer) };
    },
  });
  return create(credentials.baseUrl);
}
