import type { PushEvent } from "./push.ts";

/** Message types of your own knowledge, and the event that each stands for. They come before what is built in. */
export type PushEventNames = Readonly<Record<string, PushEvent | "unknown">>;
