import { buildCommand } from "@stricli/core";
import type { PushVerifyFlags } from "../commands/push-verify.ts";
import type { Context } from "../terminal/context.ts";
import { type Brief, keyFlags, oneArgument } from "./flags.ts";

export const pushVerifyCommand = (say: Brief) =>
  buildCommand<PushVerifyFlags, [string], Context>({
    loader: async () => (await import("../commands/push-verify.ts")).runPushVerify,
    docs: {
      brief: say({
        en: "Verify recorded pushes, and show which base matches",
        zh: "验证已记录的推送，并说明匹配的基串",
      }),
    },
    parameters: {
      flags: keyFlags(say),
      positional: oneArgument(
        say({ en: "file of pandapon push listen --record", zh: "pandapon push listen --record 的文件" }),
        "file",
      ),
    },
  });
