import type { PushEvent } from "./push.ts";

/** Message types that you know, and the event of each. They take precedence over the built-in ones. */
export type PushEventNames = Readonly<Record<string, PushEvent | "unknown">>;
