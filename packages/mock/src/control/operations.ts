import { type ControlHandler, json, notFound } from "./control-call.ts";
import type { OperationShape } from "./shapes.ts";

interface OpenApiOperation {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly "x-summary-zh"?: string;
  readonly "x-safety"?: string;
  readonly "x-evidence"?: { readonly path?: string; readonly request?: string; readonly response?: string };
}

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

export const listOperations: ControlHandler = ({ on }) => json(operationsOf(on.document()));

/** The operation as it stands in the description, references unresolved; the description itself is at /openapi.json. */
export const getOperation: ControlHandler = ({ on, params }) => {
  const found = operationsOf(on.document()).find(({ id }) => id === params.id);
  if (found === undefined)
    throw notFound({ en: `there is no operation "${params.id}"`, zh: `没有接口 "${params.id}"` });
  const described = on.description.operations.find(({ id }) => id === params.id);
  return json({
    ...found,
    examples: described?.answerExamples ?? [],
    requestExamples: described?.requestExamples ?? [],
  });
};

function operationsOf(text: string): readonly OperationShape[] {
  const { paths } = JSON.parse(text) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      const id = operation.operationId;
      if (id === undefined) return [];
      const summary = { en: operation.summary ?? id, zh: operation["x-summary-zh"] ?? operation.summary ?? id };
      const { path: ofPath, request, response } = operation["x-evidence"] ?? {};
      return {
        id,
        method: method.toUpperCase(),
        path,
        summary,
        group: operation.tags?.[0] ?? "",
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
    }),
  );
}
