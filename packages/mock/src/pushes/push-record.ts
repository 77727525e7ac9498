import type { Market } from "../state/entities/common.ts";

/** The form of `messageBody` in a push: an object (the default), JSON text, or alternating. */
export type PushForm = "object" | "text" | "alternate";

/** Where the pushes of a world go, and how. */
export interface PushTarget {
  /** Absolute http or https URL. */
  readonly url: string;
  readonly form: PushForm;
  /** How many additional times each push is sent. */
  readonly duplicates: number;
  /** Milliseconds of the world's time between the change and its push. */
  readonly delayMs: number;
  /** Sends each pair of pushes in the wrong order. */
  readonly reorder: boolean;
  /** Receives the request instead of the network. */
  readonly handler?: PushHandler;
}

/** A receiver that is called without a socket, such as `receiver.fetch`. */
export type PushHandler = (request: Request) => Response | Promise<Response>;

/** One request that sent a push. */
export interface PushAttempt {
  /** World's time, epoch milliseconds. */
  readonly at: number;
  /** How long the receiver took, real milliseconds. */
  readonly ms: number;
  /** Absent: no answer arrived. */
  readonly status?: number;
  /** Why it counts as failed, although a status may have come: `too late` … */
  readonly error?: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly answerHeaders?: Readonly<Record<string, string>>;
  /** Cut after 10 000 characters. */
  readonly answerBody?: string;
}

/** `recorded`: no callback URL was set. `waiting`: not yet sent. `retrying`: failed, and due again. `gaveUp`: failed six times. */
export type PushState = "recorded" | "waiting" | "delivered" | "retrying" | "gaveUp";

/** A push of a world, with all its attempts. */
export interface PushRecord {
  readonly id: string;
  /** When the reported change happened, in the world's time. */
  readonly at: number;
  /** `status`, `price`, `refund`, or `raw` for a body of your own. */
  readonly event: string;
  readonly market?: Market;
  readonly orderId?: string;
  readonly refundId?: string;
  /** Number of the world's event that it reports. */
  readonly ofEvent?: number;
  /** Sent by hand: the world may have another state. */
  readonly byHand: boolean;
  readonly duplicateOf?: string;
  readonly messageType?: string;
  /** The signed body, byte for byte. The same in each attempt. */
  readonly rawBody: string;
  /** Value of the header `authorization`. */
  readonly authorization: string;
  readonly state: PushState;
  readonly attempts: readonly PushAttempt[];
  /** When it is sent next, in the world's time. */
  readonly nextAt?: number;
}
