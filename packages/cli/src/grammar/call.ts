import { buildCommand } from "@stricli/core";
import type { CallFlags } from "../commands/call.ts";
import type { Context } from "../terminal/context.ts";
import { type Brief, operationArguments, operationFlags, switchFlag, textFlag } from "./flags.ts";

export const callCommand = (say: Brief) =>
  buildCommand<CallFlags, [string, ...string[]], Context>({
    loader: async () => (await import("../commands/call.ts")).runCall,
    docs: {
      brief: say({ en: "Call an operation", zh: "调用接口" }),
      fullDescription: say({
        en: "Reads run at once. A write needs --write and a confirmation; a payment also needs the order number typed again. The data of the answer is printed as JSON, with ids as text.",
        zh: "读取立即执行；写入需要 --write 并确认；付款需再次输入订单号。以 JSON 输出 data，编号为文本。",
      }),
    },
    parameters: {
      flags: {
        ...operationFlags(say),
        all: switchFlag(say({ en: "All pages, one item per line", zh: "全部分页，每行一条" })),
        dryRun: switchFlag(say({ en: "Print the request without sending it", zh: "只显示请求，不发送" })),
        write: switchFlag(say({ en: "Allow an operation that writes or pays", zh: "允许写入或付款的接口" })),
        confirm: textFlag(
          say({ en: "The text that the confirmation asks for, for scripts", zh: "脚本用：确认时要输入的内容" }),
          "text",
        ),
      },
      positional: { ...operationArguments(say), minimum: 1 },
    },
  });
