import { explainSignature, makeNonce } from "@pandapon/core";
import { findCredentials } from "../credentials/find-credentials.ts";
import { loadDescription } from "../description/description.ts";
import { curlLine } from "../request/curl.ts";
import { findOperation } from "../request/find-operation.ts";
import { type PreparedRequest, prepareRequest } from "../request/prepare.ts";
import { readInput } from "../request/read-input.ts";
import { signRequest } from "../request/sign-request.ts";
import type { Context } from "../terminal/context.ts";
import { EXIT, misuse } from "../terminal/exit.ts";
import type { Session } from "../terminal/session.ts";
import { type OperationFlags, ruleOf } from "./flags.ts";

export interface SignFlags extends OperationFlags {
  readonly method?: string;
  readonly path?: string;
  readonly body?: string;
  readonly nonce?: string;
  readonly timestamp?: string;
}

/** Runs `pandapon sign`. */
export async function runSign(this: Context, flags: SignFlags, ...args: string[]) {
  const { session } = this;
  const request = await requestOf(session, flags, args);
  const credentials = await findCredentials(session, flags);
  if (flags.timestamp !== undefined && !/^\d{1,15}$/.test(flags.timestamp))
    throw misuse(
      { en: "--timestamp is not a number of milliseconds.", zh: "--timestamp 不是毫秒数。" },
      { en: "Give 13 digits.", zh: "请给出 13 位数字。" },
    );
  const rule = ruleOf(flags);
  const signed = signRequest(request, credentials, {
    rule,
    nonce: flags.nonce ?? makeNonce(),
    now: flags.timestamp === undefined ? session.terminal.now() : Number(flags.timestamp),
  });
  const stages = explainSignature(signed.input, rule.scheme);
  const curl = curlLine(signed, credentials.baseUrl);
  session.line(`${stages}\n`);
  for (const [name, value] of Object.entries(signed.headers)) session.line(`${name}: ${value}`);
  session.line(`\n${curl}`);
  session.result({
    rule: rule.scheme.id,
    timestampUnit: rule.unit,
    method: signed.method,
    path: signed.path,
    query: signed.query,
    headers: signed.headers,
    stages: stages.split("\n"),
    curl,
  });
  this.exit(EXIT.fine);
}

/** The request that the arguments describe: an operation with its fields, or a raw one. */
async function requestOf(
  session: Session,
  flags: SignFlags,
  [id, ...pairs]: readonly string[],
): Promise<PreparedRequest> {
  if (id !== undefined && flags.path === undefined) {
    const operation = findOperation(id);
    return prepareRequest(operation, await readInput(session, loadDescription(), operation, flags.input, pairs));
  }
  if (flags.path === undefined || id !== undefined) {
    throw misuse(
      { en: "Give an operation, or --path for a raw request.", zh: "请提供接口名，或用 --path 指定原始请求。" },
      {
        en: "For instance pandapon sign getTaobaoProduct itemId=abc",
        zh: "例如 pandapon sign getTaobaoProduct itemId=abc",
      },
    );
  }
  const [path = "", ...query] = flags.path.split("?");
  if (!path.startsWith("/")) throw misuse({ en: "--path does not begin with a slash.", zh: "--path 必须以 / 开头。" });
  const body = flags.body ?? "";
  return {
    operationId: "",
    method: (flags.method ?? (body === "" ? "GET" : "POST")).toUpperCase(),
    path,
    query: query.join("?"),
    body,
    isQuerySigned: false,
  };
}
