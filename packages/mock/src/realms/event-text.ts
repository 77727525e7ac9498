import type { Text } from "../refusals/text.ts";
import type { Json } from "../state/entities/common.ts";
import type { WorldEvent } from "../state/entities/event.ts";
import { reasons } from "../state/refusals/reasons.ts";
import { yuan } from "../state/texts/yuan.ts";
import { eventTexts } from "./event-texts.ts";

const ACTORS: Readonly<Record<string, Text>> = {
  buyer: { en: "You", zh: "买家" },
  seller: { en: "The seller", zh: "卖家" },
  carrier: { en: "The carrier", zh: "快递" },
  platform: { en: "The platform", zh: "平台" },
  warehouse: { en: "The warehouse", zh: "仓库" },
  clock: { en: "The clock", zh: "时钟" },
};

/**
 * One line about an event: who did what to which thing, with amounts. `orderId`: the order that it belongs to, where it has one.
 */
export function eventText(event: WorldEvent, orderId?: string): Text {
  const { actor, type, entity } = event;
  const who = ACTORS[actor] ?? { en: actor, zh: actor };
  const known = eventTexts[type];
  if (known === undefined) {
    const what = type.replaceAll(/[-_.]/g, " ");
    return {
      en: `${who.en}: ${what}, ${entity.kind} ${entity.id}`,
      zh: `${who.zh}：${what}，${entity.kind} ${entity.id}`,
    };
  }
  const order = orderId === undefined ? entity.id : orderId;
  const filled = (text: string, language: keyof Text): string =>
    text.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      name === "order" ? order : name === "id" ? entity.id : shown(name, partOf(event, name), language),
    );
  const isClock = actor === "clock";
  return {
    en: `${isClock ? "Time is up" : who.en}: ${filled(known.en, "en")}`,
    zh: `${isClock ? "时间已到" : who.zh}：${filled(known.zh, "zh")}`,
  };
}

/** A part of the event's detail; `value` for a detail that is not an object. */
function partOf({ detail, entity }: WorldEvent, name: string): Json | undefined {
  if (name === "refusal") return entity.id;
  if (typeof detail !== "object" || detail === null || Array.isArray(detail))
    return name === "value" ? detail : undefined;
  return Object.hasOwn(detail, name) ? (detail as Readonly<Record<string, Json>>)[name] : undefined;
}

const STATES: Readonly<Record<string, Text>> = {
  waiting: { en: "waits to be collected", zh: "待揽收" },
  collected: { en: "collected", zh: "已揽收" },
  moving: { en: "on its way", zh: "运输中" },
  delivering: { en: "out for delivery", zh: "派送中" },
  signed: { en: "signed for", zh: "已签收" },
  rejected: { en: "not accepted", zh: "拒收" },
  returned: { en: "back with the sender", zh: "已退回" },
  stuck: { en: "stuck", zh: "停滞" },
};

function shown(name: string, value: Json | undefined, language: keyof Text): string {
  if (name === "refusal" && typeof value === "string" && Object.hasOwn(reasons, value)) {
    return reasons[value as keyof typeof reasons][language];
  }
  if (name === "fen" || name === "priceFen") return typeof value === "number" ? yuan(value) : "";
  if (name === "lines") return String(Array.isArray(value) ? value.length : (value ?? ""));
  if (name === "value" && typeof value === "string") return STATES[value]?.[language] ?? value;
  return value === undefined || value === null ? "" : String(value);
}
