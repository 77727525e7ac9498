import { readHar } from "@pandapon/har";
import { createReplayServer } from "../har/replay-server.ts";
import type { Context } from "../terminal/context.ts";
import { EXIT, misuse } from "../terminal/exit.ts";
import { readNamedText } from "../terminal/read-named.ts";
import { serve } from "../terminal/serve.ts";
import type { CommonFlags } from "./flags.ts";

export interface ReplayFlags extends CommonFlags {
  readonly port: number;
}

/** Runs `pandapon replay`. */
export async function runReplay(this: Context, flags: ReplayFlags, file: string) {
  const { session } = this;
  const text = await readNamedText(session, file);
  let entries: ReturnType<typeof readHar>["log"]["entries"];
  try {
    ({ entries } = readHar(text).log);
  } catch {
    throw misuse(
      { en: `${file} is not a HAR file.`, zh: `${file} 不是 HAR 文件。` },
      { en: "Create one with pandapon record.", zh: "请用 pandapon record 生成。" },
    );
  }
  const server = createReplayServer(entries, (line) => session.line(line));
  await serve(session, server, flags.port, (url) => {
    session.line({
      en: `Replaying ${entries.length} exchanges at ${url}; stop with Ctrl-C.`,
      zh: `正在 ${url} 重放 ${entries.length} 条记录；按 Ctrl-C 停止。`,
    });
    session.result({ url, exchanges: entries.length });
  });
  this.exit(EXIT.fine);
}
