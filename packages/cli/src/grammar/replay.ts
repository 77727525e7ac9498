import { buildCommand } from "@stricli/core";
import type { ReplayFlags } from "../commands/replay.ts";
import type { Context } from "../terminal/context.ts";
import { type Brief, commonFlags, numberFlag, oneArgument } from "./flags.ts";

export const replayCommand = (say: Brief) =>
  buildCommand<ReplayFlags, [string], Context>({
    loader: async () => (await import("../commands/replay.ts")).runReplay,
    docs: {
      brief: say({ en: "Answer recorded requests on this machine, as they were answered", zh: "在本机按记录重放响应" }),
    },
    parameters: {
      flags: {
        ...commonFlags(say),
        port: numberFlag(
          say({ en: "Port to listen on, 0 for a free one", zh: "监听端口，0 为任意空闲端口" }),
          [0, 65_535],
          4020,
          "port",
        ),
      },
      positional: oneArgument(say({ en: "HAR file", zh: "HAR 文件" }), "file"),
    },
  });
