import type { OperationShape } from "../shapes/index.ts";
import type { Document, DocumentOperation } from "./document.ts";
import { groupName } from "./group-name.ts";

/** Words that people say for what the API calls otherwise. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  refund: ["退款", "逆向单", "售后", "return"],
  logistics: ["物流", "运费", "运单", "快递", "freight", "tracking"],
  cart: ["购物车", "basket"],
  pay: ["付款", "支付", "payment"],
  order: ["订单", "下单"],
  product: ["商品", "item"],
  search: ["搜索", "查询", "find"],
  address: ["地址", "收货"],
};

/** An operation in the list, and its part of the description. */
export interface Listed {
  readonly shape: OperationShape;
  readonly operation: DocumentOperation;
}

export function operationsOf({ paths }: Document): readonly Listed[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      const id = operation.operationId;
      return id === undefined ? [] : { operation, shape: shapeOf(id, method.toUpperCase(), path, operation) };
    }),
  );
}

function shapeOf(id: string, method: string, path: string, operation: DocumentOperation): OperationShape {
  const summary = { en: operation.summary ?? id, zh: operation["x-summary-zh"] ?? operation.summary ?? id };
  const { path: ofPath, request, response } = operation["x-evidence"] ?? {};
  return {
    id,
    method,
    path,
    summary,
    group: operation.tags?.[0] ?? "",
    groupName: groupName(operation.tags?.[0] ?? ""),
    safety: operation["x-safety"] ?? "read",
    evidence: {
      ...(ofPath === undefined ? {} : { path: ofPath }),
      ...(request === undefined ? {} : { request }),
      ...(response === undefined ? {} : { response }),
    },
    search: Object.entries(SYNONYMS).flatMap(([word, others]) =>
      `${id} ${summary.en}`.toLowerCase().includes(word) ? [word, ...others] : [],
    ),
  };
}
