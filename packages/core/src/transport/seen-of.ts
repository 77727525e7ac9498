import type { PandaPonFailure } from "../errors/errors.ts";
import type { Answer, CallRecord } from "./call-record.ts";
import type { FailurePath } from "./failure-path-type.ts";
import { secretsOf } from "./loaded-first.ts";

const MAX_ID = 300;

/** The outcome of an attempt or a call. May be shown: it contains neither secrets nor personal texts. */
export interface Seen {
  readonly status: number | undefined;
  readonly code: number | string | undefined;
  readonly requestId: string | undefined;
  readonly error: PandaPonFailure | undefined;
}

/** What hooks see: the facts of the error, which is redacted already, or of the successful answer. */
export async function seenOf(
  { loadFailurePath }: { readonly loadFailurePath: () => Promise<FailurePath> },
  record: CallRecord,
  answer: Answer | undefined,
  error: PandaPonFailure | undefined,
): Promise<Seen> {
  if (error) return { status: error.status, code: error.code, requestId: error.requestId, error };
  const { requestId, code } = answer?.envelope ?? {};
  const seen = { status: answer?.response.status, code, error };
  if (typeof requestId !== "string") return { ...seen, requestId: undefined };
  // Most ids look like PandaPon's, contain no secret and have no room for a phone number: they need no redaction.
  const secrets = secretsOf(record);
  const isPlain =
    /^[\da-f]{32}$/i.test(requestId) &&
    !/\d{8}/.test(requestId) &&
    !secrets.some((secret) => secret !== "" && requestId.toLowerCase().includes(secret.toLowerCase()));
  if (isPlain) return { ...seen, requestId };
  const path = await loadFailurePath().catch(() => undefined);
  return { ...seen, requestId: path?.redactorOf(secrets, record.sent)(requestId, MAX_ID) };
}
