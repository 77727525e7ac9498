import { buildCommand } from "@stricli/core";
import type { RuleFlags } from "../commands/flags.ts";
import type { Context } from "../terminal/context.ts";
import { type Brief, ruleFlags } from "./flags.ts";

export const explainCommand = (say: Brief) =>
  buildCommand<RuleFlags, [string], Context>({
    loader: async () => (await import("../commands/explain.ts")).runExplain,
    docs: {
      brief: say({ en: "Name the fault of a refused request, offline", zh: "离线分析被拒请求的问题" }),
      fullDescription: say({
        en: "Reads a curl line, a HAR file or lines of headers from a file or standard input, and compares them with your credentials.",
        zh: "从文件或标准输入读取 curl 命令、HAR 或请求头，并与您的凭证对比。",
      }),
    },
    parameters: {
      flags: ruleFlags(say),
      positional: {
        kind: "tuple",
        parameters: [
          {
            brief: say({ en: "file, or - for standard input", zh: "文件，或 - 表示标准输入" }),
            parse: String,
            placeholder: "file",
            default: "-",
          },
        ],
      },
    },
  });
