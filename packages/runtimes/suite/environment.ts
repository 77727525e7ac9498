/** How runtimes differ where core can do nothing about it, or has not so far. */
export interface Nature {
  /** A page or a worker of one: refused without the opt-in. */
  readonly isBrowser: boolean;
  /** Whether a failed `fetch` says that the connection was refused. Where it does not, a write may have been carried out. */
  readonly tellsRefusal: boolean;
  /**
   * Whether `fetch`, unseen by its caller, repeats a write when a kept-alive connection dies before the first byte of
   * the answer, despite core's measures. A server that checks nonces refuses the second one: it is signed as the first.
   */
  readonly repeats: { readonly get: boolean; readonly post: boolean };
}

/** What the suite is told about the place it runs in. Everything else it must find the same everywhere. */
export interface Environment extends Nature {
  /** A mock that checks every signature. */
  readonly mockUrl: string;
  /** A server that misbehaves; the first segment of the path says how. */
  readonly faultsUrl: string;
  /** No server listens here. */
  readonly refusedUrl: string;
}
