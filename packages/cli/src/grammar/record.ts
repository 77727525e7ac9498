import { buildCommand } from "@stricli/core";
import type { RecordFlags } from "../commands/record.ts";
import type { Context } from "../terminal/context.ts";
import { type Brief, operationArguments, operationFlags } from "./flags.ts";

export const recordCommand = (say: Brief) =>
  buildCommand<RecordFlags, [string, ...string[]], Context>({
    loader: async () => (await import("../commands/record.ts")).runRecord,
    docs: {
      brief: say({
        en: "Record the answer of a read, byte for byte, without personal data",
        zh: "逐字节记录读取接口的响应（去除个人数据）",
      }),
      fullDescription: say({
        en: "pandapon record --to file.har -- getTaobaoProduct itemId=… adds one exchange to the file. Only operations that read are recorded.",
        zh: "pandapon record --to file.har -- getTaobaoProduct itemId=… 将一次调用追加到文件。仅记录读取接口。",
      }),
    },
    parameters: {
      flags: {
        ...operationFlags(say),
        to: {
          kind: "parsed",
          parse: String,
          brief: say({ en: "HAR file to add to", zh: "追加到的 HAR 文件" }),
          placeholder: "file",
        },
      },
      positional: { ...operationArguments(say), minimum: 1 },
    },
  });
