/** The options of one call. */
export interface CallOptions {
  /** Stops the call at any point: in the queue, between attempts, while the answer arrives. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for each attempt, including the whole answer. 0 is refused. @default 30,000 */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds for the call as a whole: queue, attempts and the waits between them. @default no limit */
  readonly deadlineMs?: number | undefined;
  /** How often a `read` may be retried. 0 sends once. @default 2 */
  readonly retries?: number | undefined;
  /**
   * Additional headers: an object, where `null` removes a header, `Headers`, or pairs. The five that sign the call always win.
   */
  readonly headers?:
    | Readonly<Record<string, string | null>>
    | Iterable<readonly [name: string, value: string]>
    | undefined;
  /** The sub-account of this call alone. */
  readonly userId?: string | undefined;
}
