import { cut, type Text } from "../../refusals/text.ts";
import { alibabaTellers } from "./alibaba.ts";
import { logisticsTellers } from "./logistics.ts";
import { taobaoTellers } from "./taobao.ts";
import type { CarriedOut, Teller } from "./words.ts";

const LONGEST = 200;

const tellers: ReadonlyMap<string, Teller> = new Map(
  [taobaoTellers, alibabaTellers, logisticsTellers].flatMap((group) => Object.entries<Teller>(group)),
);

/** What a call that the world has carried out came to, in one sentence. Undefined: nothing is known of the operation. */
export function told(operationId: string, call: CarriedOut): Text | undefined {
  const text = tellers.get(operationId)?.(call);
  return text === undefined ? undefined : { en: cut(text.en, LONGEST), zh: cut(text.zh, LONGEST) };
}
