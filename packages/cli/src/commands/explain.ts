import { findCredentials } from "../credentials/find-credentials.ts";
import { diagnose } from "../explain/diagnose.ts";
import { NOT_READABLE, readRefused } from "../explain/read-refused.ts";
import type { Context } from "../terminal/context.ts";
import { EXIT, misuse } from "../terminal/exit.ts";
import { readNamedText } from "../terminal/read-named.ts";
import { type RuleFlags, ruleOf } from "./flags.ts";

/** Runs `pandapon explain`. */
export async function runExplain(this: Context, flags: RuleFlags, file: string) {
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
}
