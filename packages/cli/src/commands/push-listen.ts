import { findCredentials } from "../credentials/find-credentials.ts";
import { examinePush } from "../push/examine-push.ts";
import { createPushServer, type ReceivedPush } from "../push/push-server.ts";
import type { Context } from "../terminal/context.ts";
import { EXIT, misuse } from "../terminal/exit.ts";
import { serve } from "../terminal/serve.ts";
import type { Session } from "../terminal/session.ts";
import { appendResult } from "../terminal/write-result.ts";
import type { CommonFlags } from "./flags.ts";

export interface PushListenFlags extends CommonFlags {
  readonly credentialsFile?: string;
  readonly port: number;
  readonly forward?: string;
  readonly record?: string;
}

/** Runs `pandapon push listen`. */
export async function runPushListen(this: Context, flags: PushListenFlags) {
  const { session } = this;
  if (flags.forward !== undefined && !/^https?:\/\//.test(flags.forward)) {
    throw misuse(
      {
        en: `--forward ${flags.forward} is not an http address.`,
        zh: `--forward ${flags.forward} 不是 http 地址。`,
      },
      { en: "Write an address such as http://localhost:3000/pandapon.", zh: "例如 http://localhost:3000/pandapon。" },
    );
  }
  const credentials = await findCredentials(session, flags);
  const server = createPushServer(async (push) => {
    const examined = await examinePush(push.body, push.authorization, credentials);
    if (flags.record !== undefined) await appendResult(session, flags.record, `${JSON.stringify(push.record)}\n`);
    session.line(examined.sentence);
    const status = flags.forward === undefined ? statusOf(examined) : await forward(session, flags.forward, push);
    session.result({ ...examined, sentence: session.say(examined.sentence), bytes: push.body.length, status });
    return status;
  });
  await serve(session, server, flags.port, (url) => {
    session.line({ en: `Listening at ${url}; stop with Ctrl-C.`, zh: `正在监听 ${url}；按 Ctrl-C 停止。` });
    session.result({ url });
  });
  this.exit(EXIT.fine);
}

const statusOf = ({
  base,
  isVerifyCall,
}: {
  readonly base: string | undefined;
  readonly isVerifyCall: boolean;
}): number => (base !== undefined || isVerifyCall ? 200 : 401);

/** Sends the very bytes on, with the headers that the receiver verifies by. */
async function forward(session: Session, url: string, { record, body }: ReceivedPush): Promise<number> {
  const { authorization, "content-type": type } = record.headers;
  try {
    const response = await session.terminal.fetch(url, {
      method: "POST",
      headers: {
        ...(authorization !== undefined && { authorization }),
        ...(type !== undefined && { "content-type": type }),
      },
      body: new Uint8Array(body),
      redirect: "manual",
      signal: AbortSignal.timeout(10_000),
    });
    await response.body?.cancel();
    session.line({ en: `  forwarded: HTTP ${response.status}`, zh: `  已转发：HTTP ${response.status}` });
    return response.status === 0 || response.status >= 600 ? 502 : response.status;
  } catch {
    session.line({
      en: `  ${url} did not accept it: answered 502, so that PandaPon repeats the push.`,
      zh: `  ${url} 未接收：已回复 502，PandaPon 会重发。`,
    });
    return 502;
  }
}
