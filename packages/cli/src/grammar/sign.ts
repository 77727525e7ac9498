import { buildCommand } from "@stricli/core";
import type { SignFlags } from "../commands/sign.ts";
import type { Context } from "../terminal/context.ts";
import { type Brief, operationArguments, operationFlags, textFlag } from "./flags.ts";

export const signCommand = (say: Brief) =>
  buildCommand<SignFlags, string[], Context>({
    loader: async () => (await import("../commands/sign.ts")).runSign,
    docs: {
      brief: say({ en: "Sign a request step by step, without sending it", zh: "分步显示签名，不发送请求" }),
      fullDescription: say({
        en: "Give an operation and its fields, or --path with --method and --body. The secret is masked; the signature is valid for 600 s.",
        zh: "提供接口及字段，或用 --path、--method、--body。密钥已隐藏；签名 600 秒内有效。",
      }),
    },
    parameters: {
      flags: {
        ...operationFlags(say),
        method: textFlag(say({ en: "Method of a raw request", zh: "原始请求的方法" }), "METHOD"),
        path: textFlag(say({ en: "Path and query of a raw request", zh: "原始请求的路径和查询" }), "/path?query"),
        body: textFlag(say({ en: "Body of a raw request", zh: "原始请求体" }), "text"),
        nonce: textFlag(say({ en: "32 characters, instead of a random nonce", zh: "32 位随机串" }), "text"),
        timestamp: textFlag(say({ en: "Milliseconds since 1970, instead of now", zh: "毫秒时间，代替当前时间" }), "ms"),
      },
      positional: operationArguments(say),
    },
  });
