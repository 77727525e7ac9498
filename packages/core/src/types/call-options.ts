/** What a call may say besides its input. */
export interface CallOptions {
  /** Stops the call wherever it is: in the queue, between attempts, while the answer arrives. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for each attempt, the whole answer included. 30,000 unless told otherwise. */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds for the call as a whole: queue, attempts and the waits between them. No limit unless told. */
  readonly deadlineMs?: number | undefined;
  /** How often a `read` may be sent again. 2 unless told otherwise; 0 sends once. */
  readonly retries?: number | undefined;
  /** Further headers; `null` takes one away. The five that sign the call always win. */
  readonly headers?: Readonly<Record<string, string | null>> | undefined;
  /** The sub-account of this call alone. */
  readonly userId?: string | undefined;
}
