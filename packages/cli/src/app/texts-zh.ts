import {
  type ApplicationText,
  ArgumentScannerError,
  formatMessageForArgumentScannerError,
  text_en,
} from "@stricli/core";
import { flagName } from "./flag-name.ts";

/** Stricli's own texts in Chinese. */
export const textsZh: ApplicationText = {
  ...text_en,
  headers: { usage: "用法", aliases: "别名", commands: "命令", flags: "选项", arguments: "参数" },
  keywords: { default: "默认 =", separator: "分隔符 =" },
  briefs: {
    help: "显示帮助并退出",
    helpAll: "显示全部帮助并退出",
    version: "显示版本并退出",
    argumentEscapeSequence: "其后的内容均作为参数",
  },
  noCommandRegisteredForInput: ({ input, corrections }) =>
    `没有命令 "${input}"。${corrections.length > 0 ? `您是指 ${corrections.join("、")} 吗？` : "请加 --help 查看全部命令。"}`,
  exceptionWhileParsingArguments: (thrown) =>
    thrown instanceof ArgumentScannerError
      ? formatMessageForArgumentScannerError(thrown, {
          FlagNotFoundError: ({ input, corrections }) =>
            `没有选项 ${flagName(input)}。${corrections.length > 0 ? `您是指 ${corrections.map(flagName).join("、")} 吗？` : ""}`,
          UnsatisfiedFlagError: ({ externalFlagName }) => `选项 ${flagName(externalFlagName)} 缺少值。`,
          UnexpectedPositionalError: ({ input }) => `多余的参数 "${input}"。`,
          UnsatisfiedPositionalError: ({ placeholder }) => `缺少参数 ${placeholder}。`,
          EnumValidationError: ({ externalFlagName, input, values }) =>
            `选项 ${flagName(externalFlagName)} 的值 "${input}" 无效，可选：${values.join("、")}。`,
        })
      : String(thrown),
};
