import type { Text } from "../terminal/terminal.ts";

/** Flags that are on or off: they take no value. */
const SWITCHES = new Set(["json", "yes", "all", "dry-run", "write", "help", "help-all", "version"]);

/**
 * What is wrong with a command line in a way that the parser lets pass. It takes `--flag=` for an argument and `--dry-run=false` for
 * a wish: here either could send an order that was not meant. Undefined: go on.
 */
export function checkArguments(args: readonly string[]): Text | undefined {
  const end = args.indexOf("--");
  for (const arg of end < 0 ? args : args.slice(0, end)) {
    if (/^[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/u.test(arg)) {
      return {
        en: `${arg} begins with a typographic dash; nothing was sent. Write two dashes of the keyboard.`,
        zh: `${arg} 以排版破折号开头；未发送。请输入两个英文短横线。`,
      };
    }
    const [, flag = "", value] = /^(-[^=]*)=(.*)$/s.exec(arg) ?? [];
    if (value === undefined) continue;
    if (value === "") {
      return {
        en: `${flag} has no value after the equals sign; nothing was sent.`,
        zh: `${flag} 的等号后没有值；未发送。`,
      };
    }
    if (SWITCHES.has(flag.replace(/^-+(no-)?/, "").replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))) {
      return {
        en: `${flag} does not take a value; nothing was sent. Write ${flag} alone, or leave it out.`,
        zh: `${flag} 不带值；未发送。请单独写 ${flag}，或去掉它。`,
      };
    }
  }
  return undefined;
}
