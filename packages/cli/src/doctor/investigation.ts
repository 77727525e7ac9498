import { makeNonce } from "@pandapon/core";
import type { FoundCredentials } from "../credentials/find-credentials.ts";
import type { PreparedRequest } from "../request/prepare.ts";
import { type Answer, type AnswerEnvelope, isSuccess, type Sent, send } from "../request/send.ts";
import { type SignedRequest, type SigningRule, signRequest } from "../request/sign-request.ts";
import { CommandError, EXIT } from "../terminal/exit.ts";
import type { Session } from "../terminal/session.ts";
import type { Text } from "../terminal/terminal.ts";
import { NOTICEABLE_SKEW_MS, skewOf } from "./clock.ts";
import { ruleName } from "./rules.ts";

/** One call of the doctor, as the report shows it. No secret, signature or personal text is in it. */
export interface CallRecord {
  readonly n: number;
  readonly purpose: string;
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** `A, seconds`, with the deliberate change. */
  readonly signedBy: string;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly msg: string | undefined;
  readonly ms: number | undefined;
  /** Why no answer arrived. */
  readonly failure?: string;
}

/** The outcome of one call, for the code that judges it. */
export interface Outcome {
  readonly n: number;
  readonly sent: Sent;
  readonly answer: Answer | undefined;
  readonly isSuccess: boolean;
  /** What the server said, without secrets; cut. */
  readonly msg: string;
}

/** A success that has another form than the documented one. */
export interface OddSuccess {
  readonly status: number;
  readonly code: string;
}

export type Change = (request: SignedRequest) => SignedRequest;

/** Calls the API once per question, with pauses, and records calls and answers. */
export interface Investigation {
  readonly session: Session;
  readonly credentials: FoundCredentials;
  readonly baseUrl: string;
  readonly calls: readonly CallRecord[];
  /** Milliseconds that the server's clock is ahead of this machine's; undefined until an answer told. */
  readonly skewMs: number | undefined;
  /** The correction of this machine's clock for timestamps. */
  readonly offsetMs: number;
  /** The `Date` header is wrong: timestamps follow this machine's clock. */
  isDateWrong: boolean;
  /** The form of a success, when it is not HTTP 200 with code 200. */
  readonly oddSuccess: OddSuccess | undefined;
  /** The rule that the server accepts, once known. */
  accepted: SigningRule | undefined;
  /** Sends one request; the rule is the accepted one where none is given. */
  call(purpose: Text, request: PreparedRequest, options?: CallOptions): Promise<Outcome>;
  /** The same calls against another base URL. */
  at(baseUrl: string): Investigation;
}

export interface CallOptions {
  readonly rule?: SigningRule;
  /** Changes the signed request on purpose, to learn how the server reacts. */
  readonly change?: Change;
  readonly changed?: string;
  readonly nonce?: string;
  /** Milliseconds since 1970, instead of the clock. */
  readonly now?: number;
}

export interface InvestigationOptions {
  readonly session: Session;
  readonly credentials: FoundCredentials;
  readonly spacingMs: number;
  readonly timeoutMs: number;
}

export function createInvestigation(options: InvestigationOptions): Investigation {
  const { session, credentials, spacingMs, timeoutMs } = options;
  const { terminal } = session;
  const calls: CallRecord[] = [];
  let skewMs: number | undefined;
  let isDateWrong = false;
  let oddSuccess: OddSuccess | undefined;
  let accepted: SigningRule | undefined;

  const offsetMs = (): number => (isDateWrong || Math.abs(skewMs ?? 0) < NOTICEABLE_SKEW_MS ? 0 : (skewMs ?? 0));

  const isAccepted = (answer: Answer): boolean => {
    if (isSuccess(answer)) return true;
    const { status, envelope } = answer;
    if (!envelope || status < 200 || status > 299) return false;
    const isKnown = oddSuccess?.status === status && oddSuccess.code === envelope.code;
    if (!isKnown && hasData(envelope)) oddSuccess = { status, code: envelope.code };
    return isKnown || hasData(envelope);
  };

  const create = (baseUrl: string): Investigation => ({
    session,
    credentials,
    baseUrl,
    calls,
    get skewMs() {
      return skewMs;
    },
    get offsetMs() {
      return offsetMs();
    },
    get isDateWrong() {
      return isDateWrong;
    },
    set isDateWrong(isWrong) {
      isDateWrong = isWrong;
    },
    get oddSuccess() {
      return oddSuccess;
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
      const signed = signRequest(request, credentials, { rule, nonce, now: now ?? terminal.now() + offsetMs() });
      const outgoing = change ? change(signed) : signed;
      await session.protect([signed.headers.signature, outgoing.headers.signature]);
      const sentAt = terminal.now();
      const sent = await send(terminal, outgoing, { baseUrl, timeoutMs });
      const answer = sent.ok ? sent.answer : undefined;
      skewMs ??= answer && skewOf(answer.headers, sentAt, terminal.now());
      // Cut by the redactor: a cut before it could leave a part of a secret.
      const msg = session.clean(answer?.envelope?.msg ?? "", 200);
      calls.push({
        n,
        purpose: session.say(purpose),
        method: outgoing.method,
        target: session.clean(`${outgoing.path}${outgoing.query && `?${outgoing.query}`}`),
        signedBy: `${ruleName(rule)}${changed ? `, ${changed}` : ""}`,
        status: answer?.status,
        code: answer?.envelope?.code,
        msg: answer?.envelope && withoutPeople(msg),
        ms: answer?.ms,
        ...(!sent.ok && { failure: session.say(sent.why) }),
      });
      return { n, sent, answer, msg, isSuccess: answer !== undefined && isAccepted(answer) };
    },
  });
  return create(credentials.baseUrl);
}

/** A refusal has little or no data: an answer with several fields is a success, even with another code. */
function hasData({ value: { data } }: AnswerEnvelope): boolean {
  return Array.isArray(data)
    ? data.length > 0
    : typeof data === "object" && data !== null && Object.keys(data).length > 2;
}

/** A server's text without possible personal data: mail addresses, and long numbers except timestamps. */
const withoutPeople = (text: string): string =>
  text
    .replace(/[\w.+-]+@[\w-]+\.[\w.-]+/g, "…")
    .replace(/\+?\d[\d -]{5,}\d/g, (digits) => (/^1[5-9]\d{8}(\d{3})?$/.test(digits) ? digits : "…"));
