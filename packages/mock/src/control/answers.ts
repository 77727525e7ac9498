import type { Fault } from "../faults/fault.ts";
import type { Reason } from "../state/refusals/reasons.ts";
import { reasons } from "../state/refusals/reasons.ts";
import { REFUSAL_CODE } from "../state/refusals/refused.ts";
import { type ControlHandler, json } from "./control-call.ts";
import { operationDetail } from "./operations/detail.ts";
import type { Document } from "./operations/document.ts";
import { operationsOf } from "./operations/list.ts";
import type { AnswerGroupShape, AnswerOptionShape, CommonRuleShape } from "./shapes/answers.ts";

const fault = (hint: string, en: string, zh: string, what: Fault): AnswerOptionShape => ({
  name: hint,
  kind: "fault",
  label: { en, zh },
  hint,
  do: what,
});

/** Failures of the network and of what stands between. */
const NETWORK: readonly AnswerOptionShape[] = [
  fault("delayMs", "Delay 800 ms", "延迟 800 毫秒", { delayMs: 800 }),
  fault("loseAnswer", "Lose the answer: carried out, then dropped", "丢失应答：已执行，随后断开连接", {
    loseAnswer: true,
  }),
  fault("truncate", "Half an answer", "应答只发一半", { truncate: true }),
  fault("html", "HTML page of a gateway", "网关 HTML 页面", { html: true }),
  fault("429", "429, Retry-After 2 s", "429，Retry-After 2 秒", { status: 429, retryAfterS: 2 }),
  fault("503", "503 Service Unavailable", "503 服务不可用", { status: 503 }),
  fault("reset", "Reset the connection, nothing carried out", "重置连接，未执行", { reset: true }),
  fault("hang", "Never answer", "不应答", { hang: true }),
  fault("empty", "An empty body", "空响应体", { empty: true }),
];

const COMMON: readonly CommonRuleShape[] = [
  {
    title: { en: "Paid, but the answer is lost", zh: "付款成功但应答丢失" },
    note: { en: "Crash recovery: does it pay twice?", zh: "崩溃恢复：是否会重复付款？" },
    rule: { operationId: "payTaobaoOrder", do: { loseAnswer: true }, times: 1 },
  },
  {
    title: { en: "Sold out at the order", zh: "下单时库存不足" },
    note: { en: "What does the cart page say?", zh: "购物车页如何提示？" },
    rule: { operationId: "createTaobaoCartOrder", do: { refusal: "out-of-stock" }, times: 1 },
  },
  {
    title: { en: "Everything 3 s slower", zh: "一切都慢 3 秒" },
    note: { en: "Loading, cancel, double clicks", zh: "加载状态、取消、重复点击" },
    rule: { operationId: "*", do: { delayMs: 3000 }, times: "always" },
  },
  {
    title: { en: "5 % of everything fails", zh: "5% 随机失败" },
    note: { en: "The same each time with the same seed", zh: "种子相同，每次相同" },
    rule: { operationId: "*", do: { status: 503 }, times: "always", rate: 0.05 },
  },
];

/** `?operation=ID`: with its examples. */
export const listAnswers: ControlHandler = ({ on, query }) => {
  const document = on.parsed() as Document;
  const found = operationsOf(document).find(({ shape }) => shape.id === query.get("operation"));
  const examples = found === undefined ? [] : operationDetail(document, found).examples;
  const groups: readonly AnswerGroupShape[] = [
    {
      title: { en: "Examples", zh: "示例" },
      options: examples.map(({ name, code = 200, text }) => {
        const label = text === "" ? name : `${name}: ${text}`;
        const kind = code === 200 ? "ok" : "refused";
        return {
          name: `example-${name}`,
          kind,
          label: { en: label, zh: label },
          hint: String(code),
          do: { example: name },
        };
      }),
    },
    {
      title: { en: "Business refusals", zh: "业务拒绝" },
      options: (Object.keys(reasons) as Reason[]).map((name) => {
        const { en, zh } = reasons[name];
        return { name, kind: "refused", label: { en, zh }, hint: `${name} ${REFUSAL_CODE}`, do: { refusal: name } };
      }),
    },
    { title: { en: "Network faults", zh: "网络故障" }, options: NETWORK },
  ];
  return json(groups.filter(({ options }) => options.length > 0));
};

export const listCommonRules: ControlHandler = () => json(COMMON);
