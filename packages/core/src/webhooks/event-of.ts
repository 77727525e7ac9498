import type { PushEvent } from "./push.ts";

/** Message types of your own knowledge, and the event that each stands for. They come before what is built in. */
export type PushEventNames = Readonly<Record<string, PushEvent | "unknown">>;

/** The two types that PandaPon documents; everything else is inferred, by rules that are loaded when they are first needed. */
export async function eventOf(
  type: string,
  platform: "taobao" | "1688" | undefined,
  body: unknown,
  names: PushEventNames = {},
): Promise<PushEvent | "unknown"> {
  if (Object.hasOwn(names, type)) return names[type] ?? "unknown";
  const [, known] = /^(TAOBAO|1688)_ORDER_BUYER_VIEW_ORDER_PRICE_MODIFY$/.exec(type) ?? [];
  if (known) return known === "1688" ? "1688.orderPriceModified" : "taobao.orderPriceModified";
  const { inferEvent } = await import("./infer-event.ts");
  return inferEvent(type, platform, body);
}
