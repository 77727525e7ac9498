import { buildCommand } from "@stricli/core";
import type { CommonFlags } from "../commands/flags.ts";
import type { Context } from "../terminal/context.ts";
import { type Brief, commonFlags, oneArgument } from "./flags.ts";

export const driftCommand = (say: Brief) =>
  buildCommand<CommonFlags, [string], Context>({
    loader: async () => (await import("../commands/drift.ts")).runDrift,
    docs: { brief: say({ en: "Compare a recording with the description", zh: "将记录与描述对比" }) },
    parameters: {
      flags: commonFlags(say),
      positional: oneArgument(say({ en: "HAR file", zh: "HAR 文件" }), "file"),
    },
  });
