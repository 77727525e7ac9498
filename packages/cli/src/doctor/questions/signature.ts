import { makeNonce } from "@pandapon/core";
import { compareAnswer } from "../../description/compare-answer.ts";
import type { SignedRequest } from "../../request/sign-request.ts";

import type { Outcome } from "../investigation.ts";
import { prepared, SAMPLE } from "../rules.ts";
import { open, type Question, type QuestionContext, settled, shapeOf } from "./question.ts";

const sample = () => prepared(SAMPLE.operationId, SAMPLE.input);

const without =
  (name: string) =>
  (request: SignedRequest): SignedRequest => ({
    ...request,
    headers: Object.fromEntries(Object.entries(request.headers).filter(([header]) => header !== name)),
  });

const lastDigitTurned = (request: SignedRequest): SignedRequest => {
  const { signature = "" } = request.headers;
  return {
    ...request,
    headers: { ...request.headers, signature: signature.slice(0, -1) + (signature.endsWith("0") ? "1" : "0") },
  };
};

/** Questions about the signature itself: each call is the sample with one thing changed. */
export const signatureQuestions: readonly Question[] = [
  {
    n: 2,
    title: { en: "Does the other unit of the timestamp pass too?", zh: "另一种时间单位是否也被接受？" },
    cost: 1,
    async ask({ investigation }) {
      const accepted = investigation.accepted;
      if (!accepted) return open("No rule is accepted.", "没有被接受的规则。");
      const unit = accepted.unit === "s" ? "ms" : "s";
      const outcome = await investigation.call({ en: "the other unit", zh: "另一种单位" }, await sample(), {
        rule: { ...accepted, unit },
      });
      const name = unit === "ms" ? ["Milliseconds", "毫秒"] : ["Seconds", "秒"];
      return outcome.isSuccess
        ? settled(`${name[0]} pass as well.`, `${name[1]}也被接受。`, [outcome.n])
        : settled(`${name[0]} are refused (${shapeOf(outcome)}).`, `${name[1]}被拒绝（${shapeOf(outcome)}）。`, [
            outcome.n,
          ]);
    },
  },
  {
    n: 3,
    title: { en: "Is the body part of the signature?", zh: "请求体是否参与签名？" },
    cost: 1,
    async ask({ investigation, description }) {
      if (investigation.accepted?.scheme.id === "G")
        return settled(
          "The body is part of the signature: rule G was accepted.",
          "请求体参与签名：规则 G 被接受。",
          [],
        );
      const request = await prepared("searchTaobaoProducts", { keyword: "电动车", pageSize: 1, pageNo: 1 });
      const outcome = await investigation.call({ en: "a search with a body", zh: "带请求体的搜索" }, request);
      if (outcome.isSuccess) {
        return {
          ...settled("The body is not part of the signature.", "请求体不参与签名。", [outcome.n]),
          findings: findingsOf(description, "searchTaobaoProducts", outcome),
        };
      }
      return {
        verdict: "contradicted",
        sentence: {
          en: `A call with a body is refused (${shapeOf(outcome)}) while one without is accepted: the body may be signed (rule G).`,
          zh: `带请求体的调用被拒绝（${shapeOf(outcome)}），不带则被接受：请求体可能参与签名（规则 G）。`,
        },
        calls: [outcome.n],
      };
    },
  },
  {
    n: 5,
    title: { en: "What does the server answer to a wrong signature?", zh: "签名被拒时的响应是什么？" },
    cost: 5,
    async ask(context) {
      const changes: readonly (readonly [
        en: string,
        zh: string,
        options: Parameters<QuestionContext["investigation"]["call"]>[2],
      ])[] = [
        ["wrong signature", "签名错误", { change: lastDigitTurned, changed: "last digit turned" }],
        [
          "timestamp an hour old",
          "一小时前的时间戳",
          {
            now: context.investigation.session.terminal.now() + context.investigation.offsetMs - 3_600_000,
            changed: "an hour old",
          },
        ],
        ["without nonce-str", "缺少 nonce-str", { change: without("nonce-str"), changed: "without nonce-str" }],
        ["without user-id", "缺少 user-id", { change: without("user-id"), changed: "without user-id" }],
        ["without access-key", "缺少 access-key", { change: without("access-key"), changed: "without access-key" }],
      ];
      const told: string[] = [];
      const calls: number[] = [];
      for (const [en, zh, options] of changes) {
        const outcome = await context.investigation.call({ en, zh }, await sample(), options);
        calls.push(outcome.n);
        told.push(`${en}: ${outcome.isSuccess ? "accepted" : `${shapeOf(outcome)}${msgOf(outcome)}`}`);
      }
      return settled(`${told.join("; ")}.`, `${told.join("；")}。`, calls);
    },
  },
  {
    n: 7,
    title: { en: "May a nonce be used twice?", zh: "随机串能否重复使用？" },
    cost: 2,
    async ask({ investigation }) {
      const nonce = makeNonce();
      const { terminal } = investigation.session;
      const now = terminal.now() + investigation.offsetMs;
      const first = await investigation.call({ en: "a nonce", zh: "随机串" }, await sample(), { nonce, now });
      const second = await investigation.call({ en: "the same nonce again", zh: "重复同一随机串" }, await sample(), {
        nonce,
        now,
        changed: "nonce used before",
      });
      if (!first.isSuccess)
        return open(
          `The first of the two calls was refused (${shapeOf(first)}).`,
          `两次调用中的第一次被拒绝（${shapeOf(first)}）。`,
          [first.n, second.n],
        );
      return second.isSuccess
        ? settled("A nonce may be used twice.", "随机串可以重复使用。", [first.n, second.n])
        : settled(
            `A nonce that was used is refused (${shapeOf(second)}).`,
            `使用过的随机串被拒绝（${shapeOf(second)}）。`,
            [first.n, second.n],
          );
    },
  },
  {
    n: 13,
    title: { en: "Is a number given as text accepted?", zh: "数字以文本形式给出是否被接受？" },
    cost: 1,
    async ask({ investigation }) {
      const request = await prepared("searchTaobaoProducts", { keyword: "电动车", pageSize: 1, pageNo: 1 });
      const body = request.body.replace(/"pageNo":1\b/, `"pageNo":"1"`);
      const outcome = await investigation.call({ en: "pageNo as text", zh: "pageNo 为文本" }, { ...request, body });
      return outcome.isSuccess
        ? settled("Text is accepted where a number is described.", "文本可代替数字。", [outcome.n])
        : settled(
            `Text instead of a number is refused (${shapeOf(outcome)}).`,
            `以文本代替数字被拒绝（${shapeOf(outcome)}）。`,
            [outcome.n],
          );
    },
  },
];

/** Compares an answer with the description; an answer that is not JSON has nothing to compare. */
export function findingsOf(description: QuestionContext["description"], operationId: string, { answer }: Outcome) {
  return answer?.envelope ? compareAnswer(description, operationId, answer.text) : [];
}

const msgOf = ({ msg }: Outcome): string => (msg ? ` "${msg.slice(0, 80)}"` : "");
