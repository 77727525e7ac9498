import type { Line } from "../../state/entities/order.ts";
import type { Refund } from "../../state/entities/refund.ts";
import type { Application } from "../../state/life/refund/apply.ts";
import { limitsOf } from "../../state/life/refund/limits.ts";
import { refuse } from "../../state/refusals/refused.ts";
import { textOf, wholeNumberOf } from "../input.ts";
import { goodsStatusesOf, meantGoodsStatus, reasonsOf } from "./refund-form.ts";
import { refundTypeOf } from "./refund-numbers.ts";

/**
 * The claim of a request, checked against the line. Missing fields keep their value in the case, or get the first that the form
 * offers.
 *
 * @throws Refused `refund-kind-unknown`, `goods-status-invalid`, `reason-unknown`, `fee-outside`.
 */
export function readApplication(input: Readonly<Record<string, unknown>>, line: Line, before?: Refund): Application {
  const type = knownType(wholeNumberOf(input.refundType) ?? (before === undefined ? 1 : refundTypeOf(before)));
  const isReturn = type === 2;
  if (before !== undefined && before.back !== null && !isReturn) {
    return refuse("goods-status-invalid", { en: "the goods are on their way back; refundType stays 2" });
  }
  const asked = wholeNumberOf(input.goodsStatus) ?? (before === undefined ? undefined : Number(before.goodsStatus));
  const goodsStatus = meantGoodsStatus(line, isReturn, asked);
  if (goodsStatus === undefined) {
    const allowed = isReturn ? goodsStatusesOf(line).filter((status) => status === 4) : goodsStatusesOf(line);
    return refuse("goods-status-invalid", {
      en: `goodsStatus ${asked ?? "(missing)"} with refundType ${type}; the goods are ${line.state}, which allows ${allowed.join(", ") || "none"}`,
    });
  }
  const reason = readReason(input, line, isReturn, before);
  const limits = limitsOf(line);
  const feeFen = readFee(input, line, before);
  return {
    isReturn,
    goodsStatus: String(goodsStatus),
    feeFen,
    postageFen: Math.max(0, feeFen - limits.goodsFen),
    reasonId: String(reason.id),
    reasonText: reason.text,
    text: textOf(input.refundDesc) ?? before?.text ?? "",
    images: imagesOf(input.refundImages) ?? before?.images ?? [],
    extra: before?.extra ?? {},
  };
}

/** @throws Refused `refund-kind-unknown`: treated as a refund of money, a mistyped return would only show in the answer. */
export const knownType = (type: number): number =>
  type === 1 || type === 2
    ? type
    : refuse("refund-kind-unknown", { en: `refundType is ${type}; 1 is a refund, 2 return and refund` });

function readReason(
  input: Readonly<Record<string, unknown>>,
  line: Line,
  isReturn: boolean,
  before: Refund | undefined,
) {
  const reasons = reasonsOf(line, isReturn);
  const asked = wholeNumberOf(input.reasonId) ?? (before === undefined ? reasons[0]?.id : Number(before.reasonId));
  const reason = reasons.find(({ id }) => id === asked);
  if (reason !== undefined) return reason;
  return refuse("reason-unknown", {
    en: `reasonId ${asked ?? "(missing)"}; the form offers ${reasons.map(({ id }) => id).join(", ")}`,
  });
}

function readFee(input: Readonly<Record<string, unknown>>, line: Line, before: Refund | undefined): number {
  const { totalFen } = limitsOf(line);
  const asked = wholeNumberOf(input.refundFee) ?? before?.feeFen ?? totalFen;
  const leastFen = line.shipped === 0 ? totalFen : 1;
  if (asked >= leastFen && asked <= totalFen) return asked;
  return refuse("fee-outside", {
    en: `refundFee is ${asked}; it must be between ${leastFen} and ${totalFen} fen`,
    zh: `退款金额超出范围：应在 ${leastFen} 至 ${totalFen} 分之间`,
  });
}

/** Pictures are sent as one text; its form is not known. */
export function imagesOf(value: unknown): readonly string[] | undefined {
  const text = textOf(value);
  if (text === undefined) return undefined;
  return text === "" ? [] : [text];
}

/** Whether a change equals the current case. */
export const isSameApplication = (application: Application, refund: Refund): boolean =>
  application.isReturn === refund.isReturn &&
  application.goodsStatus === refund.goodsStatus &&
  application.feeFen === refund.feeFen &&
  application.reasonId === refund.reasonId &&
  application.text === refund.text &&
  application.images.join("\n") === refund.images.join("\n");
