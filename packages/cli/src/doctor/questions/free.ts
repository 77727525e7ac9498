import { compareAnswer } from "../../description/compare-answer.ts";
import { clockSentence } from "../clock.ts";
import { SAMPLE } from "../rules.ts";
import { open, type Question, settled } from "./question.ts";

/** Questions that the calls for the signature answer by the way. */
export const freeQuestions: readonly Question[] = [
  {
    n: 4,
    title: { en: "Is the query part of the signature?", zh: "查询参数是否参与签名？" },
    cost: 0,
    async ask({ first }) {
      return settled(
        "The query is not part of the signature: a call with a query was accepted without it.",
        "查询参数不参与签名：带查询参数的请求未签名也被接受。",
        [first.n],
      );
    },
  },
  {
    n: 6,
    title: { en: "Clock", zh: "时钟" },
    cost: 0,
    async ask({ investigation, first }) {
      const { sentence, isBad } = clockSentence(investigation);
      return { verdict: isBad ? "contradicted" : "settled", sentence, calls: [first.n] };
    },
  },
  {
    n: 8,
    title: { en: "Answer of the sample against the description", zh: "示例响应与描述的对比" },
    cost: 0,
    async ask({ description, first }) {
      const { answer } = first;
      if (!answer?.envelope) return open("No answer had an envelope to check.", "没有可供检查的响应。", [first.n]);
      const findings = compareAnswer(description, SAMPLE.operationId, answer.text);
      const form = /"developId"\s*:\s*"/.test(answer.text)
        ? "text"
        : /"developId"\s*:\s*\d/.test(answer.text)
          ? "a number"
          : "absent or null";
      const contradicted = findings.filter(({ kind }) => kind === "contradicted").length;
      return {
        verdict: contradicted > 0 ? "contradicted" : "settled",
        sentence: {
          en: `developId is ${form}; ${findings.filter(({ kind }) => kind === "confirmed").length} fields confirmed, ${contradicted} contradicted.`,
          zh: `developId 为${form === "text" ? "文本" : form === "a number" ? "数字" : "空"}；确认 ${findings.filter(({ kind }) => kind === "confirmed").length} 个字段，矛盾 ${contradicted} 个。`,
        },
        calls: [first.n],
        findings,
      };
    },
  },
  {
    n: 22,
    title: { en: "HTTP version, compression, rate-limit headers", zh: "HTTP 版本、压缩、限流头" },
    cost: 0,
    async ask({ first }) {
      const headers = first.answer?.headers ?? {};
      const limits = Object.keys(headers).filter((name) => /rate|limit|retry/i.test(name));
      const encoding = headers["content-encoding"] ?? "none";
      return settled(
        `Compression: ${encoding}; headers about limits: ${limits.join(", ") || "none"}; server: ${headers.server ?? "not told"}.`,
        `压缩：${encoding}；限流相关头：${limits.join(", ") || "无"}；服务器：${headers.server ?? "未说明"}。`,
        [first.n],
      );
    },
  },
];
