import { resolve } from "node:path";
import { makeNonce } from "@pandapon/core";
import { createHar, readHar } from "@pandapon/har";
import manifest from "../../package.json" with { type: "json" };
import { findCredentials } from "../credentials/find-credentials.ts";
import { loadDescription } from "../description/description.ts";
import { recordExchange } from "../har/record-exchange.ts";
import { findOperation } from "../request/find-operation.ts";
import { prepareRequest } from "../request/prepare.ts";
import { readInput } from "../request/read-input.ts";
import { isSuccess, send } from "../request/send.ts";
import { signRequest } from "../request/sign-request.ts";
import type { Context } from "../terminal/context.ts";
import { couldNotCheck, EXIT, misuse } from "../terminal/exit.ts";
import type { Session } from "../terminal/session.ts";
import { writeResult } from "../terminal/write-result.ts";
import { type OperationFlags, ruleOf } from "./flags.ts";

export interface RecordFlags extends OperationFlags {
  readonly to: string;
}

/** Runs `pandapon record`. */
export async function runRecord(this: Context, flags: RecordFlags, id: string, ...pairs: string[]) {
  const { session } = this;
  const { terminal } = session;
  const operation = findOperation(id);
  if (operation.safety !== "read") {
    throw misuse(
      {
        en: `${id} is not a read: it is not recorded, and nothing was sent.`,
        zh: `${id} 不是读取接口：不记录，也未发送。`,
      },
      { en: "Record operations that read.", zh: "请记录读取接口。" },
    );
  }
  const input = await readInput(session, loadDescription(), operation, flags.input, pairs);
  const earlier = await entriesOf(session, flags.to);
  const credentials = await findCredentials(session, flags);
  const secrets = [credentials.accessKey, credentials.accessSecret, credentials.userId];
  await session.protect(secrets);
  const startedAt = terminal.now();
  const request = signRequest(await prepareRequest(operation, input), credentials, {
    rule: ruleOf(flags),
    nonce: makeNonce(),
    now: startedAt,
  });
  const sent = await send(terminal, request, { baseUrl: credentials.baseUrl, timeoutMs: 30_000 });
  if (!sent.ok) throw couldNotCheck(sent.why, sent.hint);
  const { answer } = sent;
  const entry = recordExchange({ request, answer, baseUrl: credentials.baseUrl, startedAt, secrets });
  const har = createHar(manifest.version, [...earlier, entry]);
  await writeResult(session, flags.to, `${JSON.stringify(har, undefined, 2)}\n`);
  session.line({
    en: `${id}: HTTP ${answer.status}, code ${answer.envelope?.code ?? "none"}`,
    zh: `${id}：HTTP ${answer.status}，code ${answer.envelope?.code ?? "无"}`,
  });
  session.result({
    file: flags.to,
    entries: har.log.entries.length,
    status: answer.status,
    code: answer.envelope?.code,
  });
  this.exit(isSuccess(answer) ? EXIT.fine : EXIT.findings);
}

/** The entries that the file already has. @throws CommandError It is another kind of file, which stays unchanged. */
async function entriesOf(session: Session, file: string) {
  const bytes = await session.terminal.readFile(resolve(session.terminal.cwd, file));
  if (!bytes) return [];
  try {
    return readHar(new TextDecoder().decode(bytes)).log.entries;
  } catch {
    throw misuse(
      {
        en: `${file} exists and is not a HAR file: it was left alone, and nothing was sent.`,
        zh: `${file} 已存在且不是 HAR 文件：未改动，也未发送。`,
      },
      { en: "Name a new file.", zh: "请指定新文件。" },
    );
  }
}
