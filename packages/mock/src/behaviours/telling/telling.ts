import { cut, type Text } from "../../refusals/text.ts";
import { alibabaTellers } from "./alibaba.ts";
import { logisticsTellers } from "./logistics.ts";
import { taobaoTellers } from "./taobao.ts";
import type { CarriedOut, Teller } from "./words.ts";

const LONGEST = 200;

const tellers: ReadonlyMap<string, Teller> = new Map(
  [taobaoTellers, alibabaTellers, logisticsTellers].flatMap((group) => Object.entries<Teller>(group)),
);

/** The outcome of a call that the world carried out, in one sentence. Undefined: the operation has no text. */
export function told(operationId: string, call: CarriedOut): Text | undefined {
  const text = tellers.get(operationId)?.(call);
  return text === undefined ? undefined : { en: cut(text.en, LONGEST), zh: cut(text.zh, LONGEST) };
}
