import { buildCommand } from "@stricli/core";
import type { PushSendFlags } from "../commands/push-send.ts";
import type { Context } from "../terminal/context.ts";
import { type Brief, keyFlags, numberFlag, textFlag } from "./flags.ts";

export const pushSendCommand = (say: Brief) =>
  buildCommand<PushSendFlags, [string?], Context>({
    loader: async () => (await import("../commands/push-send.ts")).runPushSend,
    docs: { brief: say({ en: "Sign a push and send it to your own receiver", zh: "签名并发送推送到您自己的接收端" }) },
    parameters: {
      flags: {
        ...keyFlags(say),
        to: {
          kind: "parsed",
          parse: String,
          brief: say({ en: "URL of your receiver", zh: "接收端 URL" }),
          placeholder: "url",
        },
        file: textFlag(
          say({
            en: "Recorded pushes, or a JSON body, instead of an event",
            zh: "已记录的推送或 JSON 正文，代替事件",
          }),
          "file",
        ),
        form: {
          kind: "enum",
          values: ["object", "text"],
          brief: say({ en: "Form of messageBody", zh: "messageBody 的形式" }),
          default: "object",
        },
        base: {
          kind: "enum",
          values: ["upstream", "body"],
          brief: say({ en: "Base of the signature", zh: "签名基串" }),
          default: "upstream",
        },
        times: numberFlag(
          say({ en: "Number of times to send it: repeats are normal", zh: "发送次数：重复推送是正常的" }),
          [1, 100],
          1,
          "n",
        ),
      },
      positional: {
        kind: "tuple",
        parameters: [
          {
            brief: say({ en: "event, such as taobao.orderPriceModified", zh: "事件，例如 taobao.orderPriceModified" }),
            parse: String,
            placeholder: "event",
            optional: true,
          },
        ],
      },
    },
  });
