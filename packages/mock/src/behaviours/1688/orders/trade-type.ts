import type { Order } from "../../../state/entities/order.ts";
import { alibabaTradeTypes } from "../../../state/texts/alibaba-texts.ts";
import { graded } from "../../../state/texts/graded.ts";
import { textOf } from "../../input.ts";

const SECURED = {
  code: graded("50060", "inferred"),
  words: graded("担保交易", "upstream"),
  payWay: graded("1", "upstream"),
};

/** The trade mode of an order, as numbers and words. */
export const tradeTypeOf = ({ extra }: Order) => alibabaTradeTypes[textOf(extra.tradeMode) ?? ""] ?? SECURED;
