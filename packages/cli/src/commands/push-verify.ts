import { buildCommand } from "@stricli/core";
import { findCredentials } from "../credentials/find-credentials.ts";
import { examinePush } from "../push/examine-push.ts";
import { type PushRecord, readPushRecords } from "../push/push-record.ts";
import { EXIT, misuse } from "../terminal/exit.ts";
import { readNamedText } from "../terminal/read-named.ts";
import { type Brief, type CommonFlags, type Context, commonFlags, envFileFlag } from "./common.ts";

interface Flags extends CommonFlags {
  readonly envFile?: string;
}

export const pushVerifyCommand = (say: Brief) =>
  buildCommand<Flags, [string], Context>({
    docs: {
      brief: say({ en: "Verify recorded pushes, and tell which base fits", zh: "验证已记录的推送，并说明匹配的基串" }),
    },
    parameters: {
      flags: { ...commonFlags(say), envFile: envFileFlag(say) },
      positional: {
        kind: "tuple",
        parameters: [
          {
            brief: say({ en: "file of pandapon push listen --record", zh: "pandapon push listen --record 的文件" }),
            parse: String,
            placeholder: "file",
          },
        ],
      },
    },
    async func(flags, file) {
      const { session } = this;
      let records: PushRecord[];
      const text = await readNamedText(session, file);
      try {
        records = readPushRecords(text);
      } catch {
        throw misuse(
          { en: `${file} is not a recording of pushes.`, zh: `${file} 不是推送记录。` },
          {
            en: "Make one with pandapon push listen --record FILE.",
            zh: "请用 pandapon push listen --record FILE 生成。",
          },
        );
      }
      const credentials = await findCredentials(session, flags);
      const examined = [];
      for (const { body, headers } of records) {
        const result = await examinePush(Buffer.from(body, "base64"), headers.authorization, credentials);
        examined.push({ ...result, sentence: session.say(result.sentence) });
        session.line(result.sentence);
      }
      session.result({ pushes: examined });
      this.exit(
        examined.every(({ base, isVerifyCall }) => base !== undefined || isVerifyCall) ? EXIT.fine : EXIT.findings,
      );
    },
  });
