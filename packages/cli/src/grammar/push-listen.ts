import { buildCommand } from "@stricli/core";
import type { PushListenFlags } from "../commands/push-listen.ts";
import type { Context } from "../terminal/context.ts";
import { type Brief, keyFlags, numberFlag, textFlag } from "./flags.ts";

export const pushListenCommand = (say: Brief) =>
  buildCommand<PushListenFlags, [], Context>({
    loader: async () => (await import("../commands/push-listen.ts")).runPushListen,
    docs: {
      brief: say({
        en: "Receive pushes: verify, print, record and forward them",
        zh: "接收推送：验证、打印、记录并转发",
      }),
      fullDescription: say({
        en: "Listens on loopback: put a tunnel of your own in front for real pushes. Shows which base of the signature matches, and which message types arrive.",
        zh: "仅监听本机回环地址：接收真实推送请自备隧道。会说明匹配的签名基串和收到的消息类型。",
      }),
    },
    parameters: {
      flags: {
        ...keyFlags(say),
        port: numberFlag(
          say({ en: "Port to listen on, 0 for a free one", zh: "监听端口，0 为任意空闲端口" }),
          [0, 65_535],
          4030,
          "port",
        ),
        forward: textFlag(
          say({
            en: "Send each push on to this URL, unchanged, and answer as it does",
            zh: "原样转发到此 URL，并以其状态回复",
          }),
          "url",
        ),
        record: textFlag(
          say({
            en: "Add raw bytes and headers to this file (private: it may hold personal data)",
            zh: "将原始字节和头追加到文件（可能含个人数据，请妥善保管）",
          }),
          "file",
        ),
      },
    },
  });
