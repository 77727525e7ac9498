/** What a call may say besides its input. */
export interface CallOptions {
  /** Stops the call wherever it is: in the queue, between attempts, while the answer arrives. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for each attempt, the whole answer included. 0 is refused. @default 30,000 */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds for the call as a whole: queue, attempts and the waits between them. @default no limit */
  readonly deadlineMs?: number | undefined;
  /** How often a `read` may be sent again. 0 sends once. @default 2 */
  readonly retries?: number | undefined;
  /**
   * Further headers: fields, where `null` removes one, `Headers`, or pairs. The five that sign the call always win.
   */
  readonly headers?:
    | Readonly<Record<string, string | null>>
    | Iterable<readonly [name: string, value: string]>
    | undefined;
  /** The sub-account of this call alone. */
  readonly userId?: string | undefined;
}
