export interface HttpLimits {
  /** Longest body, bytes. */
  readonly bodyBytes: number;
  /** Time for a whole request to arrive, milliseconds. */
  readonly requestMs: number;
  /** Time for its headers to arrive, milliseconds. */
  readonly headersMs: number;
}
