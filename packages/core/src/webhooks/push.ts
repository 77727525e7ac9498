import type { PushBodies } from "../types/push-bodies.ts";

/** The pushes that PandaPon describes. */
export type PushEvent =
  | "taobao.orderPriceModified"
  | "taobao.orderStatusModified"
  | "taobao.orderRefund"
  | "1688.orderPriceModified"
  | "1688.orderStatusModified"
  | "1688.orderRefund";

export type PushPlatform = "taobao" | "1688";

interface AnyPush {
  /**
   * `p` and the SHA-256 of the whole raw body, as hex: a repeat has the same key. Use it as the unique key of a job or a row, so that
   * a push takes effect once. Never leave `p` out: BullMQ refuses job ids that are digits only.
   */
  readonly key: string;
  /** As sent. An open set: the names of four of the six types are not known. */
  readonly messageType: string | undefined;
  /** From `messagePlatform`, or else from the beginning of the type. */
  readonly platform: PushPlatform | undefined;
  /** When PandaPon sent it (`timestamp`). Whether a repeat keeps it is not known. */
  readonly sentAt: Date | undefined;
  /** The raw body as text. Store this, and pass it to `parsePush` in the worker. */
  readonly raw: string;
}

/** A push of one event; `body` is typed by the marketplace package that is imported (`@pandapon/taobao`, `@pandapon/1688`). */
export interface PushOf<Event extends PushEvent> extends AnyPush {
  readonly event: Event;
  /** `messageBody`, whether it came as an object or as JSON text. Ids are text, digit for digit. */
  readonly body: Event extends keyof PushBodies ? PushBodies[Event] : Readonly<Record<string, unknown>>;
}

/** A push other than the six. Accept it: a refusal only makes PandaPon repeat it. */
export interface UnknownPush extends AnyPush {
  readonly event: "unknown";
  readonly body: unknown;
}

/** A push, told apart by `event`. Read the state of the order after it: the order of arrival is not guaranteed. */
export type Push = { [Event in PushEvent]: PushOf<Event> }[PushEvent] | UnknownPush;
