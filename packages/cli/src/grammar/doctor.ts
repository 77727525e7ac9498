import { buildCommand } from "@stricli/core";
import type { DoctorFlags } from "../commands/doctor.ts";
import type { Context } from "../terminal/context.ts";
import { type Brief, keyFlags, numberFlag, switchFlag, textFlag } from "./flags.ts";

export const doctorCommand = (say: Brief) =>
  buildCommand<DoctorFlags, [], Context>({
    loader: async () => (await import("../commands/doctor.ts")).runDoctor,
    docs: {
      brief: say({
        en: "Find out how the API expects requests to be signed, and answer open questions",
        zh: "诊断签名规则并确认未知问题",
      }),
      fullDescription: say({
        en: "Makes one harmless call per question with your own key, with pauses between them, and stops at the first success. Never writes or pays. Shows what it will send first.",
        zh: "使用您的密钥，每个问题只发一次无害的读取请求，间隔发送，首次成功即停止。从不写入或付款。发送前先显示内容。",
      }),
    },
    parameters: {
      flags: {
        ...keyFlags(say),
        yes: switchFlag(say({ en: "Send without asking first", zh: "不询问直接发送" })),
        questions: textFlag(
          say({
            en: "Numbers of questions such as 2,3,5; free, all or none",
            zh: "问题编号如 2,3,5；或 free、all、none",
          }),
          "list",
        ),
        report: textFlag(say({ en: "Write FILE.json and FILE.md", zh: "写入 FILE.json 和 FILE.md" }), "file"),
        subOrderId: textFlag(
          say({ en: "A sub-order of yours, for question 16", zh: "自己的子订单号，用于问题 16" }),
          "id",
        ),
        refundId: textFlag(say({ en: "A refund of yours, for question 12", zh: "自己的退款号，用于问题 12" }), "id"),
        spacing: numberFlag(say({ en: "Milliseconds between calls", zh: "调用间隔（毫秒）" }), [0, 60_000], 2000, "ms"),
        timeout: numberFlag(
          say({ en: "Milliseconds for each call", zh: "每次调用的超时（毫秒）" }),
          [1, 120_000],
          15000,
          "ms",
        ),
        refusals: numberFlag(
          say({ en: "Stop or ask after this many refusals", zh: "连续被拒多少次后停止或询问" }),
          [1, 16],
          4,
          "n",
        ),
      },
    },
  });
