import type { CommandContext } from "@stricli/core";
import type { ExitCode } from "../terminal/exit.ts";
import type { Session } from "../terminal/session.ts";
import type { Language, Text } from "../terminal/terminal.ts";

/** What stricli hands to each command. */
export interface Context extends CommandContext {
  readonly session: Session;
  /** Set by the command: the status that the program ends with. */
  exit(code: ExitCode): void;
}

/** Flags that every command takes. */
export interface CommonFlags {
  readonly json: boolean;
  readonly lang?: Language;
}

export type Brief = (text: Text) => string;

export const commonFlags = (say: Brief) => ({
  json: {
    kind: "boolean" as const,
    brief: say({ en: "Print the same content as JSON", zh: "以 JSON 输出相同内容" }),
    default: false,
    withNegated: false,
  },
  lang: {
    kind: "enum" as const,
    values: ["en", "zh"] as const,
    brief: say({ en: "Language: en or zh", zh: "语言：en 或 zh" }),
    optional: true as const,
  },
});

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

export const envFileFlag = (say: Brief) =>
  textFlag(say({ en: "File with PANDAPON_… lines, besides environment and .env", zh: "含 PANDAPON_… 的文件" }), "file");

/** @throws SyntaxError Not a whole number in the range. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new SyntaxError(`${text} is not a whole number from ${least} to ${most}`);
    }
    return value;
  };
