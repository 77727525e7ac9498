import type { Refusal } from "../refusals/refusal.ts";

/** A request to the mock, with or without a socket. */
export interface MockRequest {
  /** Upper case. */
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  /** Names in lower case; repeated headers joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** The body was too long, and is missing here. */
  readonly tooLarge?: boolean;
  /** Why the request could not be read. The other fields hold what is known of it. */
  readonly unread?: Refusal;
}

export interface MockResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The same in bytes, if it was written already. */
  readonly written?: Written | undefined;
  /** Absent: the whole answer at once. */
  readonly delivery?: Delivery;
}

/** A body that was written into memory which others use after it. */
export interface Written {
  readonly bytes: Uint8Array;
  /** Call it when the bytes were sent or are no longer needed. */
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
  /** The body in small pieces, over this many milliseconds. */
  | { readonly kind: "slow"; readonly ms: number }
  /** The answer is a stream that `start` writes and ends. */
  | { readonly kind: "stream"; readonly start: (sink: StreamSink) => () => void };

/** Writes a stream. The function that `start` returns is called when the client has disconnected. */
export interface StreamSink {
  write(text: string): void;
  end(): void;
}

/** Answers a request. Never rejects. */
export type Handle = (request: MockRequest) => Promise<MockResponse>;
