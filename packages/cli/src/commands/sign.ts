import { explainSignature, makeNonce } from "@pandapon/core";
import { buildCommand } from "@stricli/core";
import { findCredentials } from "../credentials/find-credentials.ts";
import { loadDescription } from "../description/description.ts";
import { curlLine } from "../request/curl.ts";
import { findOperation } from "../request/find-operation.ts";
import { type PreparedRequest, prepareRequest } from "../request/prepare.ts";
import { readInput } from "../request/read-input.ts";
import { signRequest } from "../request/sign-request.ts";
import { EXIT, misuse } from "../terminal/exit.ts";
import type { Session } from "../terminal/session.ts";
import { type Brief, type CommonFlags, type Context, commonFlags, envFileFlag, textFlag } from "./common.ts";
import { type RuleFlags, ruleFlags, ruleOf } from "./rule-flags.ts";

interface Flags extends CommonFlags, RuleFlags {
  readonly envFile?: string;
  readonly input?: string;
  readonly method?: string;
  readonly path?: string;
  readonly body?: string;
  readonly nonce?: string;
  readonly timestamp?: string;
}

export const signCommand = (say: Brief) =>
  buildCommand<Flags, string[], Context>({
    docs: {
      brief: say({ en: "Sign a request by stages, without sending it", zh: "分步显示签名，不发送请求" }),
      fullDescription: say({
        en: "Give an operation and its fields, or --path with --method and --body. The secret is masked; the signature is good for 600 s.",
        zh: "提供接口及字段，或用 --path、--method、--body。密钥已隐藏；签名 600 秒内有效。",
      }),
    },
    parameters: {
      flags: {
        ...commonFlags(say),
        ...ruleFlags(say),
        envFile: envFileFlag(say),
        input: textFlag(
          say({ en: "JSON file with the input, - for standard input", zh: "输入 JSON 文件，- 为标准输入" }),
          "file",
        ),
        method: textFlag(say({ en: "Method of a raw request", zh: "原始请求的方法" }), "METHOD"),
        path: textFlag(say({ en: "Path and query of a raw request", zh: "原始请求的路径和查询" }), "/path?query"),
        body: textFlag(say({ en: "Body of a raw request", zh: "原始请求体" }), "text"),
        nonce: textFlag(say({ en: "32 characters, in place of a random nonce", zh: "32 位随机串" }), "text"),
        timestamp: textFlag(
          say({ en: "Milliseconds since 1970, in place of now", zh: "毫秒时间，代替当前时间" }),
          "ms",
        ),
      },
      positional: {
        kind: "array",
        parameter: {
          brief: say({ en: "operation, then name=value …", zh: "接口，然后 name=value …" }),
          parse: String,
          placeholder: "operation",
        },
      },
    },
    async func(flags, ...args) {
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
    },
  });

/** The request that the arguments describe: an operation with its fields, or a raw one. */
async function requestOf(session: Session, flags: Flags, [id, ...pairs]: readonly string[]): Promise<PreparedRequest> {
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
