import type { Text } from "../refusals/text.ts";
import type { WorldEvent } from "../state/entities/event.ts";

const ACTORS: Readonly<Record<string, Text>> = {
  buyer: { en: "You", zh: "买家" },
  seller: { en: "The seller", zh: "卖家" },
  carrier: { en: "The carrier", zh: "快递" },
  platform: { en: "The platform", zh: "平台" },
  warehouse: { en: "The warehouse", zh: "仓库" },
  clock: { en: "The clock", zh: "时钟" },
};

/** One line on what happened: who, what, to which thing. */
export function eventText({ actor, type, entity }: WorldEvent): Text {
  const who = ACTORS[actor] ?? { en: actor, zh: actor };
  const what = type.replaceAll(/[-_.]/g, " ");
  const id = entity.id === "" ? entity.kind : `${entity.kind} ${entity.id}`;
  return { en: `${who.en}: ${what}, ${id}`, zh: `${who.zh}：${what}，${id}` };
}
