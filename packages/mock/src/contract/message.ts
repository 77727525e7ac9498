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
  /** The same as it goes out, where it has been written already. */
  readonly written?: Written | undefined;
  /** Absent: the whole answer at once. */
  readonly delivery?: Delivery;
}

/** A body that was written into memory which others use after it. */
export interface Written {
  readonly bytes: Uint8Array;
  /** Call it once the bytes are out, or are not needed. */
  readonly release: () => void;
}

/** How an answer fails to arrive. */
export type Delivery =
  /** The connection is reset; nothing of the answer arrives. */
  | { readonly kind: "reset" }
  /** Nothing arrives, and the connection stays open. */
  | { readonly kind: "hang" }
  /** The head and half of the body, then the connection is closed. */
  | { readonly kind: "truncate" }
  /** The body in small pieces, over so many milliseconds. */
  | { readonly kind: "slow"; readonly ms: number }
  /** The answer goes on for as long as `start` likes. */
  | { readonly kind: "stream"; readonly start: (sink: StreamSink) => () => void };

/** Where a stream writes. The function that `start` returns is called when the other end has gone. */
export interface StreamSink {
  write(text: string): void;
  end(): void;
}

/** From request to response. Never rejects. */
export type Handle = (request: MockRequest) => Promise<MockResponse>;
