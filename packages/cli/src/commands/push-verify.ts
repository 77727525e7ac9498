import { findCredentials } from "../credentials/find-credentials.ts";
import { examinePush } from "../push/examine-push.ts";
import { type PushRecord, readPushRecords } from "../push/push-record.ts";
import type { Context } from "../terminal/context.ts";
import { EXIT, misuse } from "../terminal/exit.ts";
import { readNamedText } from "../terminal/read-named.ts";
import type { CommonFlags } from "./flags.ts";

export interface PushVerifyFlags extends CommonFlags {
  readonly credentialsFile?: string;
}

/** Runs `pandapon push verify`. */
export async function runPushVerify(this: Context, flags: PushVerifyFlags, file: string) {
  const { session } = this;
  let records: PushRecord[];
  const text = await readNamedText(session, file);
  try {
    records = readPushRecords(text);
  } catch {
    throw misuse(
      { en: `${file} is not a recording of pushes.`, zh: `${file} 不是推送记录。` },
      {
        en: "Create one with pandapon push listen --record FILE.",
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
  this.exit(examined.every(({ base, isVerifyCall }) => base !== undefined || isVerifyCall) ? EXIT.fine : EXIT.findings);
}
