import { buildCommand } from "@stricli/core";
import { findCredentials } from "../credentials/find-credentials.ts";
import { diagnose } from "../explain/diagnose.ts";
import { NOT_READABLE, readRefused } from "../explain/read-refused.ts";
import { EXIT, misuse } from "../terminal/exit.ts";
import { readNamedText } from "../terminal/read-named.ts";
import { type Brief, type CommonFlags, type Context, commonFlags, envFileFlag } from "./common.ts";
import { type RuleFlags, ruleFlags, ruleOf } from "./rule-flags.ts";

interface Flags extends CommonFlags, RuleFlags {
  readonly envFile?: string;
}

export const explainCommand = (say: Brief) =>
  buildCommand<Flags, [string], Context>({
    docs: {
      brief: say({ en: "Name the fault of a refused request, offline", zh: "离线分析被拒请求的问题" }),
      fullDescription: say({
        en: "Reads a curl line, a HAR file or lines of headers from a file or standard input, and compares them with your credentials.",
        zh: "从文件或标准输入读取 curl 命令、HAR 或请求头，并与您的凭证对比。",
      }),
    },
    parameters: {
      flags: { ...commonFlags(say), ...ruleFlags(say), envFile: envFileFlag(say) },
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
    async func(flags, file) {
      const { session } = this;
      const credentials = await findCredentials(session, flags);
      const request = readRefused(await readNamedText(session, file));
      if (!request)
        throw misuse(NOT_READABLE, {
          en: "Copy the request as cURL from the browser or log.",
          zh: "请从浏览器或日志中复制为 cURL。",
        });
      const { scheme, unit } = ruleOf(flags);
      const faults = diagnose(request, credentials, scheme, unit, session.terminal.now());
      for (const { sentence, hint } of faults) {
        session.line(sentence);
        session.line(`  ${session.say(hint)}`);
      }
      session.result({
        faults: faults.map(({ id, sentence, hint }) => ({
          id,
          sentence: session.say(sentence),
          hint: session.say(hint),
        })),
      });
      this.exit(faults.every(({ id }) => id === "none") ? EXIT.fine : EXIT.findings);
    },
  });
