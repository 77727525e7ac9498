import { fenToYuan, formatChinaTime, parseChinaTime, sign, signatureSchemes } from "@pandapon/core";
import type { SignedRequest } from "../../request/sign-request.ts";
import { isMissing } from "../judge-answer.ts";
import { prepared } from "../rules.ts";
import { open, type Question, type QuestionContext, type QuestionResult, settled, shapeOf } from "./question.ts";
import { findingsOf } from "./signature.ts";

/** Calls one read and compares its answer with the description. */
async function read(context: QuestionContext, operationId: string, input: object): Promise<QuestionResult> {
  const { investigation, description } = context;
  const request = await prepared(operationId, input);
  const outcome = await investigation.call({ en: operationId, zh: operationId }, request);
  const calls = [outcome.n];
  if (isMissing(outcome)) {
    return {
      verdict: "contradicted",
      sentence: {
        en: `${operationId}: the server does not have ${request.method} ${request.path}; the path may be another one.`,
        zh: `${operationId}：服务器没有 ${request.method} ${request.path}，路径可能不同。`,
      },
      calls,
      findings: [
        {
          operationId,
          kind: "contradicted",
          path: "(path)",
          expected: request.path,
          found: "not found",
          owner: operationId,
          field: "path",
        },
      ],
    };
  }
  const findings = findingsOf(description, operationId, outcome);
  if (!outcome.isSuccess) {
    return {
      ...open(
        `${operationId} is refused (${shapeOf(outcome)}).`,
        `${operationId} 被拒绝（${shapeOf(outcome)}）。`,
        calls,
      ),
      findings,
    };
  }
  const wrong = findings.filter(({ kind }) => kind === "contradicted");
  return {
    verdict: wrong.length > 0 ? "contradicted" : "settled",
    sentence: {
      en: `${operationId} answers; ${wrong.length === 0 ? "its answer matches the description" : `its answer differs from the description in ${wrong.map(({ path }) => path).join(", ")}`}.`,
      zh: `${operationId} 有响应；${wrong.length === 0 ? "与描述一致" : `与描述不同之处：${wrong.map(({ path }) => path).join("、")}`}。`,
    },
    calls,
    findings,
  };
}

/** Several reads, one result. */
async function readAll(
  context: QuestionContext,
  reads: readonly (readonly [id: string, input: object])[],
): Promise<QuestionResult> {
  const results: QuestionResult[] = [];
  for (const [id, input] of reads) results.push(await read(context, id, input));
  return {
    verdict: results.some(({ verdict }) => verdict === "contradicted")
      ? "contradicted"
      : results.every(({ verdict }) => verdict === "settled")
        ? "settled"
        : "open",
    sentence: {
      en: results.map(({ sentence }) => sentence.en).join(" "),
      zh: results.map(({ sentence }) => sentence.zh).join(""),
    },
    calls: results.flatMap(({ calls }) => calls),
    findings: results.flatMap(({ findings = [] }) => findings),
  };
}

function fieldOf(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (at, name) => (typeof at === "object" && at !== null ? (at as Record<string, unknown>)[name] : undefined),
    value,
  );
}

const needs = (flag: string): QuestionResult =>
  open(`Needs an id of your own: run again with ${flag}.`, `需要您自己的编号：请加上 ${flag} 重新运行。`);

/** Questions that reading operations answer. */
export const readQuestions: readonly Question[] = [
  {
    n: 12,
    title: { en: "Do the inferred reads answer as described?", zh: "推断的读取接口是否按描述响应？" },
    cost: 5,
    ask: (context) =>
      readAll(context, [
        ["listTaobaoRefunds", { pageNo: 1, pageSize: 1 }],
        ["getUserAddress", {}],
        ["listTaobaoCartItems", {}],
        ["list1688CartItems", {}],
        ["listTaobaoOrders", { pageNo: 1, pageSize: 1 }],
        ...(context.refundId === undefined
          ? []
          : ([
              ["listTaobaoRefundMessages", { refundId: context.refundId }],
              ["renderTaobaoReturnLogistics", { refundId: context.refundId }],
            ] as const)),
      ]),
  },
  {
    n: 14,
    title: { en: "Unit of money", zh: "金额单位" },
    cost: 0,
    async ask({ first }) {
      const price = fieldOf(first.answer?.envelope?.value, "data", "price");
      if (price === undefined || price === null) return open("The sample shows no price.", "示例没有价格。", [first.n]);
      const digits = String(price);
      if (!/^\d+$/.test(digits)) {
        return {
          verdict: "contradicted",
          sentence: {
            en: `The price is ${digits}: not a whole number of fen, so it may be yuan.`,
            zh: `价格为 ${digits}：不是整数分，可能是元。`,
          },
          calls: [first.n],
        };
      }
      return {
        verdict: "look",
        sentence: {
          en: `The price is ${digits}. As fen it is ¥${fenToYuan(digits)}, as yuan ¥${digits}: compare it with the product's page.`,
          zh: `价格为 ${digits}。按分为 ¥${fenToYuan(digits)}，按元为 ¥${digits}：请与商品页面对比。`,
        },
        calls: [first.n],
      };
    },
  },
  {
    n: 15,
    title: { en: "Time zone of the times", zh: "时间的时区" },
    cost: 1,
    async ask({ investigation, description }) {
      const outcome = await investigation.call(
        { en: "the newest order", zh: "最新订单" },
        await prepared("listTaobaoOrders", { pageNo: 1, pageSize: 1 }),
      );
      const findings = findingsOf(description, "listTaobaoOrders", outcome);
      const created = /"createTime"\s*:\s*"([\d: -]{19})"/.exec(outcome.answer?.text ?? "")?.[1];
      if (created === undefined)
        return {
          ...open("No order has a creation time to check.", "没有带创建时间的订单可供检查。", [outcome.n]),
          findings,
        };
      const now = investigation.session.terminal.now() + investigation.offsetMs;
      const asChina = parseChinaTime(created).getTime();
      if (asChina > now + 60_000) {
        return {
          verdict: "contradicted",
          sentence: {
            en: `The newest order's createTime ${created} is in the future in China (${formatChinaTime(new Date(now))}).`,
            zh: `最新订单的 createTime ${created} 晚于中国当前时间。`,
          },
          calls: [outcome.n],
          findings,
        };
      }
      return {
        verdict: "look",
        sentence: {
          en: `The newest order was created at ${created}; it is now ${formatChinaTime(new Date(now))} in China: compare it with the console's clock.`,
          zh: `最新订单创建于 ${created}；中国当前时间为 ${formatChinaTime(new Date(now))}：请与控制台对比。`,
        },
        calls: [outcome.n],
        findings,
      };
    },
  },
  {
    n: 16,
    title: { en: "Values of refundType and goodsStatus", zh: "refundType 和 goodsStatus 的取值" },
    cost: 1,
    async ask(context) {
      const { subOrderId } = context;
      if (subOrderId === undefined) return needs("--sub-order-id");
      return read(context, "renderTaobaoRefund", { subOrderId, goodsStatus: 1, refundType: 1 });
    },
  },
  {
    n: 17,
    title: { en: "Rule of the freight signature", zh: "国际物流的签名规则" },
    cost: 2,
    async ask({ investigation, description }) {
      const request = await prepared("estimateOverseasFreight", {});
      const first = await investigation.call(
        { en: "freight: sign as the header", zh: "国际物流：sign 同签名头" },
        request,
      );
      if (first.isSuccess) {
        const findings = findingsOf(description, "estimateOverseasFreight", first);
        return settled("`sign` is the value of the signature header.", "`sign` 即签名头的值。", [first.n], findings);
      }
      const rule = { scheme: signatureSchemes.H, unit: investigation.accepted?.unit ?? "s" } as const;
      const change = (signed: SignedRequest): SignedRequest => ({
        ...signed,
        query: signed.query.replace(/sign=[^&]*/, `sign=${sign(signed.input, rule.scheme)}`),
      });
      const second = await investigation.call(
        { en: "freight: sign without nonce", zh: "国际物流：不含随机串的 sign" },
        request,
        {
          change,
          changed: "sign by rule H",
        },
      );
      const calls = [first.n, second.n];
      return second.isSuccess
        ? settled("`sign` is made without the nonce (rule H).", "`sign` 不含随机串（规则 H）。", calls)
        : open(
            `Both readings are refused (${shapeOf(first)}; ${shapeOf(second)}): the call may need goods, or another key.`,
            `两种方式均被拒绝（${shapeOf(first)}；${shapeOf(second)}）：可能需要商品信息或其他密钥。`,
            calls,
          );
    },
  },
  {
    n: 23,
    title: { en: "Is the old generation (v1) still alive?", zh: "旧版（v1）是否仍可用？" },
    cost: 1,
    async ask({ investigation }) {
      const outcome = await investigation.call(
        { en: "the sample of v1", zh: "v1 示例" },
        {
          operationId: "",
          method: "GET",
          path: "/open/product/get",
          query: "itemId=672991141190",
          body: "",
          isQuerySigned: false,
        },
      );
      return outcome.isSuccess
        ? settled("The paths of v1 still answer.", "v1 路径仍可用。", [outcome.n])
        : settled(`The sample of v1 is refused (${shapeOf(outcome)}).`, `v1 示例被拒绝（${shapeOf(outcome)}）。`, [
            outcome.n,
          ]);
    },
  },
];
