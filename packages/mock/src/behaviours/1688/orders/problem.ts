import { type Reason, reasons } from "../../../state/refusals/reasons.ts";
import { refuse } from "../../../state/refusals/refused.ts";

/** Why a line, or a part of an order, cannot be ordered. */
export interface Problem {
  readonly reason: Reason;
  /** English addition: which product, which numbers. */
  readonly detail: string;
}

/** The codes of `AlibabaPreviewErrorCode`; which reason goes with which is inferred from their meanings. */
const previewCodes: Partial<Record<Reason, string>> = {
  "product-unknown": "500_001",
  "seller-mismatch": "500_002",
  "several-sellers": "500_002",
  "spec-missing": "500_002",
  "sku-unknown": "500_003",
  "out-of-stock": "500_004",
  "quantity-invalid": "500_005",
  "below-minimum": "500_005",
  "lot-mismatch": "500_005",
  "mix-rule": "500_006",
  "price-zero": "500_008",
  "flow-refused": "500_009",
};

const NOT_FOR_SALE = "500_001";

/** The problem as a preview shows it: a code and a Chinese text. */
export const previewFailure = ({ reason }: Problem): { readonly code: string; readonly text: string } => ({
  code: previewCodes[reason] ?? NOT_FOR_SALE,
  text: reason === "out-of-stock" ? "库存不足" : reasons[reason].zh,
});

/** @throws Refused Always. */
export const refuseProblem = ({ reason, detail }: Problem): never => refuse(reason, { en: detail });
