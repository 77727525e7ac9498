import type { Known } from "../client/registry.ts";
import type { PandaPonFailure } from "../errors/errors.ts";
import type { Envelope } from "../types/envelope.ts";
import type { Fetch } from "../types/fetch.ts";
import type { Patience } from "../values/checks.ts";
import type { CallEvent } from "./hooks.ts";

/** A complete answer, judged. */
export interface Answer {
  /** Its body has been read. */
  readonly response: Response;
  /** As it came. */
  readonly text: string;
  /** Undefined when the text is none. */
  readonly envelope: Envelope | undefined;
  /** Undefined: HTTP and envelope both say success. */
  readonly error: PandaPonFailure | undefined;
}

/** What goes out, but for the signature. */
export interface Outgoing {
  readonly url: string;
  /** Without `headers`, `body` and `signal`. */
  readonly init: RequestInit;
  /** Undefined: nothing but the content type of a body. */
  readonly headers: Headers | undefined;
  readonly body: string | Exclude<BodyInit, string> | undefined;
  readonly signal: AbortSignal | undefined;
}

/** One call on its way. */
export interface Task {
  readonly known: Known;
  readonly input: unknown;
  readonly userId: string | undefined;
  readonly fetch: Fetch;
  readonly times: Patience;
  /** On the clock of `performance.now()`; infinite without one. */
  readonly deadline: number;
  readonly isRead: boolean;
  /** Only when somebody watches. */
  readonly event: CallEvent | undefined;
  attempts: number;
  /** The attempt under way may have reached the server. */
  isSent: boolean;
  /** So may an earlier one: this is a read. */
  wasSent: boolean;
  /** When the attempt under way was signed, in milliseconds on the server's clock. */
  signedAt: number;
  /** The call was signed anew because of its timestamp: once is enough. */
  isResigned: boolean;
  answer: Answer | undefined;
  /** What must not appear in any text. */
  readonly secrets: string[];
}
