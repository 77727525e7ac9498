import { recordIdOf } from "../../../state/alibaba/ids.ts";
import type { Line } from "../../../state/entities/order.ts";
import type { Refund } from "../../../state/entities/refund.ts";
import { nextRefundId } from "../../../state/ids/refund-ids.ts";
import { openCase } from "../../../state/life/open-case.ts";
import { type Application, applyRefund, reviseRefund } from "../../../state/life/refund/apply.ts";
import { refuse } from "../../../state/refusals/refused.ts";
import type { World } from "../../../state/world.ts";
import { idOf, idsOf, objectOf, shown, textOf, wholeNumberOf, wordsOf } from "../../input.ts";
import { needOrder, orderToChange } from "../orders/find-order.ts";
import { checkAmounts, endsUnsent, sharesOf } from "./amounts.ts";
import { needGoodsStatus, needLines } from "./goods-status.ts";
import { reasonsFor } from "./reasons.ts";

type Input = Readonly<Record<string, unknown>>;

/** The buyer applies for a refund; a case that the seller has refused is revised. */
export function createRefund(world: World, input: Input): { refundId: string } {
  const known = needOrder(world, idOf(input.orderId));
  const lines = needLines(known, idsOf(input.orderEntryIds) ?? []);
  const refused = refusedCase(world, known.id, lines);
  const application = applicationOf(world, input, lines, refused);
  const order = orderToChange(world, known.id);
  if (refused !== undefined) return { refundId: reviseRefund(world, order, refused, application).id };
  const id = nextRefundId(world, "1688");
  const { extra } = application;
  const lineIds = lines.map((line) => line.id);
  applyRefund(world, order, lineIds, id, { ...application, extra: { ...extra, recordId: recordIdOf(id) } });
  return { refundId: id };
}

/**
 * The open case of exactly these lines, if the seller has refused it.
 *
 * @throws Refused `case-exists` for any other open case of one of the lines.
 */
function refusedCase(world: World, orderId: string, lines: readonly Line[]): Refund | undefined {
  const order = needOrder(world, orderId);
  const cases = new Set(lines.flatMap((line) => openCase(world, order, line) ?? []));
  const [open] = cases;
  if (open === undefined) return undefined;
  const isSame = cases.size === 1 && open.lineIds.length === lines.length;
  if (isSame && open.state === "refused" && world.rules.switches.refundAgain !== "refuse") return open;
  return refuse("case-exists", { en: `${open.id} is open`, zh: "该子订单已有进行中的退款" });
}

function applicationOf(world: World, input: Input, lines: readonly Line[], refused: Refund | undefined): Application {
  const order = needOrder(world, idOf(input.orderId));
  const goodsStatus = textOf(input.goodsStatus) ?? "";
  const facts = needGoodsStatus(world, goodsStatus, lines);
  const isReturn = isReturnAsked(textOf(input.disputeRequest) ?? "");
  if (isReturn && !facts.returns) refuse("kind-refused", { en: goodsStatus });
  const reasonId = idOf(input.applyReasonId);
  const reason = reasonsFor(goodsStatus, lines).find(({ id }) => id === reasonId);
  if (reason === undefined) return refuse("reason-unknown", { en: `${reasonId} for ${goodsStatus}` });
  const images = (Array.isArray(input.vouchers) ? input.vouchers : []).flatMap((one) => wordsOf(one) ?? []);
  if (reason.needVoucher && images.length === 0) refuse("voucher-needed", { en: `reason ${reason.id} ${reason.name}` });
  const paymentFen = wholeNumberOf(input.applyPayment) ?? 0;
  const carriageFen = wholeNumberOf(input.applyCarriage) ?? 0;
  const wish = { goodsStatus, paymentFen, carriageFen, reason };
  checkAmounts(order, lines, wish);
  return {
    isReturn,
    goodsStatus,
    feeFen: paymentFen + carriageFen,
    postageFen: carriageFen,
    reasonId: reason.id,
    reasonText: reason.name,
    text: textOf(input.description) ?? "",
    images,
    extra: {
      ...(refused?.extra ?? { expectFen: paymentFen, phase: facts.phase }),
      shares: sharesOf(lines, wish),
      endsUnsent: endsUnsent(goodsStatus),
      counts: countsOf(input.orderEntryCountList, lines),
    },
  };
}

/** @throws Refused `refund-kind-unknown`: treated as a refund of money, a mistyped return would be paid without one. */
function isReturnAsked(kind: string): boolean {
  if (kind === "refund" || kind === "returnRefund") return kind === "returnRefund";
  return refuse("refund-kind-unknown", {
    en: `disputeRequest is "${kind.slice(0, 40)}"; it takes refund or returnRefund`,
  });
}

/**
 * Pieces by line: as given; all of them without a list, or without a count.
 *
 * @throws Refused `line-unknown`, `quantity-invalid`.
 */
function countsOf(list: unknown, lines: readonly Line[]): Record<string, number> {
  const given = new Map(
    (Array.isArray(list) ? list : []).map((entry) => {
      const fields = objectOf(entry) ?? {};
      return [idOf(fields.id) ?? "", fields.count ?? undefined] as const;
    }),
  );
  for (const id of given.keys()) {
    if (lines.every((line) => line.id !== id))
      refuse("line-unknown", { en: `${id || "an entry"} of orderEntryCountList` });
  }
  return Object.fromEntries(
    lines.map(({ id, quantity }) => {
      const sent = given.get(id);
      const count = sent === undefined ? quantity : wholeNumberOf(sent);
      if (count !== undefined && count >= 1 && count <= quantity) return [id, count];
      return refuse("quantity-invalid", {
        en: `count is ${shown(sent)}; line ${id} has ${quantity} pieces`,
        zh: "退款件数不正确",
      });
    }),
  );
}
