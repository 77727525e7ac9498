import { buildCommand } from "@stricli/core";
import type { CommonFlags } from "../commands/flags.ts";
import type { Context } from "../terminal/context.ts";
import { type Brief, commonFlags } from "./flags.ts";

export const operationsCommand = (say: Brief) =>
  buildCommand<CommonFlags, string[], Context>({
    loader: async () => (await import("../commands/operations.ts")).runOperations,
    docs: { brief: say({ en: "Find operations by words, in English or Chinese", zh: "按关键词（中英文）查找接口" }) },
    parameters: {
      flags: commonFlags(say),
      positional: {
        kind: "array",
        parameter: {
          brief: say({ en: "words, all of which must occur", zh: "关键词，须全部出现" }),
          parse: String,
          placeholder: "word",
        },
      },
    },
  });
