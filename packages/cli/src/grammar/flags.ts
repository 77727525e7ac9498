import type { Text } from "../terminal/terminal.ts";

/** A text in the language of this run. */
export type Brief = (text: Text) => string;

export const textFlag = (brief: string, placeholder: string) => ({
  kind: "parsed" as const,
  parse: String,
  brief,
  placeholder,
  optional: true as const,
});

export const switchFlag = (brief: string) => ({
  kind: "boolean" as const,
  brief,
  default: false,
  withNegated: false,
});

export const numberFlag = (
  brief: string,
  range: readonly [least: number, most: number],
  usual: number,
  unit: string,
) => ({
  kind: "parsed" as const,
  parse: wholeNumber(...range),
  brief,
  default: String(usual),
  placeholder: unit,
});

/** Flags that every command takes. */
export const commonFlags = (say: Brief) => ({
  json: switchFlag(say({ en: "Print the same content as JSON", zh: "以 JSON 输出相同内容" })),
  lang: {
    kind: "enum" as const,
    values: ["en", "zh"] as const,
    brief: say({ en: "Language: en or zh", zh: "语言：en 或 zh" }),
    optional: true as const,
  },
});

/** Flags of the commands that need credentials. */
export const keyFlags = (say: Brief) => ({
  ...commonFlags(say),
  credentialsFile: textFlag(
    say({ en: "File with PANDAPON_… lines, in addition to environment and .env", zh: "含 PANDAPON_… 的文件" }),
    "file",
  ),
});

/** Flags of the commands that sign, or read a signature. */
export const ruleFlags = (say: Brief) => ({
  ...keyFlags(say),
  rule: {
    kind: "enum" as const,
    values: ["A", "B", "C", "D", "E", "F", "G", "H"] as const,
    brief: say({ en: "Signing rule", zh: "签名规则" }),
    default: "A" as const,
  },
  unit: {
    kind: "enum" as const,
    values: ["s", "ms"] as const,
    brief: say({ en: "Unit of the timestamp", zh: "时间戳单位" }),
    default: "s" as const,
  },
});

/** Flags of the commands that make a request of an operation and its fields. */
export const operationFlags = (say: Brief) => ({
  ...ruleFlags(say),
  input: textFlag(
    say({ en: "JSON file with the input, - for standard input", zh: "输入 JSON 文件，- 为标准输入" }),
    "file",
  ),
});

/** `operation name=value …`. */
export const operationArguments = (say: Brief) => ({
  kind: "array" as const,
  parameter: {
    brief: say({ en: "operation, then name=value …", zh: "接口，然后 name=value …" }),
    parse: String,
    placeholder: "operation",
  },
});

/** One argument, which must be given. */
export const oneArgument = (brief: string, placeholder: string) => ({
  kind: "tuple" as const,
  parameters: [{ brief, parse: String, placeholder }] as const,
});

/** @throws SyntaxError Not a whole number in the range. */
const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new SyntaxError(`${text} is not a whole number from ${least} to ${most}`);
    }
    return value;
  };
