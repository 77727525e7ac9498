import type { Refusal } from "../refusals/refusal.ts";

/** A request as the mock takes it, whether it came through a socket or not. */
export interface MockRequest {
  /** Upper case. */
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  /** Names in lower case; repeated headers joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** The body was longer than allowed and is not here. */
  readonly tooLarge?: boolean;
  /** It could not be read at all; this is why. The other fields hold what is known of it. */
  readonly unread?: Refusal;
}

export interface MockResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** From request to response. Never rejects. */
export type Handle = (request: MockRequest) => Promise<MockResponse>;
