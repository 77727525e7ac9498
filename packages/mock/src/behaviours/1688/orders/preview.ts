import type { AlibabaSeller } from "../../../state/catalogue/alibaba/types.ts";
import type { World } from "../../../state/world.ts";
import { yuan } from "../money.ts";
import type { Part, PricedLine } from "./parts.ts";
import { previewFailure, refuseProblem } from "./problem.ts";

const FINE = "200";

/** A preview of one shop: if it cannot be ordered, it has no part, only the reason, as in the description's example. */
export function previewOfOne(world: World, part: Part) {
  refuseUnknown(world, [part]);
  const failure = part.problem === undefined ? undefined : previewFailure(part.problem);
  return framed(failure === undefined ? [previewPart(part)] : [], failure);
}

/** A preview of several shops: every shop has a part, also a shop that cannot be ordered from. */
export function previewOfMany(world: World, parts: readonly Part[]) {
  refuseUnknown(world, parts);
  const [first] = parts.flatMap(({ problem }) => problem ?? []);
  return framed(parts.map(previewPart), first === undefined ? undefined : previewFailure(first));
}

/** The other reading of a preview of a product that does not exist. */
function refuseUnknown(world: World, parts: readonly Part[]): void {
  if (world.rules.switches.previewUnknown !== "refuse") return;
  const unknown = parts.map(({ problem }) => problem).find((problem) => problem?.reason === "product-unknown");
  if (unknown !== undefined) refuseProblem(unknown);
}

const framed = (
  orderPreviewResuslt: ReturnType<typeof previewPart>[],
  failure: { readonly code: string; readonly text: string } | undefined,
) => ({
  orderPreviewResuslt,
  success: failure === undefined,
  errorCode: failure?.code ?? null,
  errorMsg: failure?.text ?? null,
  postFeeByDescOfferList: null,
  consignOfferList: null,
  unsupportedCrossBorderPayOfferList: [],
});

/** Sums in fen, amounts of the lines in yuan: as upstream mixes them in one object. */
function previewPart({ seller, lines, goodsFen, carriageFen, problem }: Part) {
  const failure = problem === undefined ? undefined : previewFailure(problem);
  const modes = failure === undefined ? [...(seller?.tradeModes ?? [])] : [];
  return {
    discountFee: null,
    tradeModeNameList: modes,
    status: failure === undefined,
    // Inverted upstream: true means that no promotion exists.
    taoSampleSinglePromotion: true,
    sumPayment: goodsFen + carriageFen,
    message: failure?.text ?? "",
    sumCarriage: carriageFen,
    resultCode: failure?.code ?? FINE,
    sumPaymentNoCarriage: goodsFen,
    additionalFee: 0,
    flowFlag: "general",
    cargoList: lines.map(cargo),
    shopPromotionList: [],
    tradeModelList: modes.map(tradeModel),
  };
}

function cargo({ offer, sku, amountFen, unitFen, problem }: PricedLine) {
  const failure = problem === undefined ? undefined : previewFailure(problem);
  return {
    amount: yuan(amountFen),
    message: failure?.text ?? "",
    finalUnitPrice: yuan(unitFen),
    ...(sku.specId === undefined ? {} : { specId: sku.specId }),
    skuId: sku.skuId,
    resultCode: failure?.code ?? FINE,
    offerId: offer.number,
    cargoPromotionList: [],
  };
}

export const tradeModeNames = { assureTrade: "担保交易", period: "账期交易" } as const;

const tradeModel = (mode: AlibabaSeller["tradeModes"][number]) => ({
  name: tradeModeNames[mode],
  tradeType: mode,
  description: tradeModeNames[mode],
  opSupport: true,
});
