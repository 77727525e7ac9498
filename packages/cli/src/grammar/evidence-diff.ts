import { buildCommand } from "@stricli/core";
import type { CommonFlags } from "../commands/flags.ts";
import type { Context } from "../terminal/context.ts";
import { type Brief, commonFlags, oneArgument } from "./flags.ts";

export const evidenceDiffCommand = (say: Brief) =>
  buildCommand<CommonFlags, [string], Context>({
    loader: async () => (await import("../commands/evidence-diff.ts")).runEvidenceDiff,
    docs: {
      brief: say({
        en: "List the edits of the description that a doctor report asks for",
        zh: "列出诊断报告要求的描述修改",
      }),
    },
    parameters: {
      flags: commonFlags(say),
      positional: oneArgument(
        say({ en: "report of pandapon doctor, JSON", zh: "pandapon doctor 的 JSON 报告" }),
        "report.json",
      ),
    },
  });
