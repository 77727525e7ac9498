import type { Text } from "../terminal/terminal.ts";

/** Why no answer came, in one sentence, and what to do about it. */
export interface ConnectionFailure {
  readonly why: Text;
  readonly hint: Text;
}

/** @param timedOutAfter Milliseconds, when that was the reason. */
export function connectionFailure(error: unknown, url: string, timedOutAfter: number | undefined): ConnectionFailure {
  const { host, hostname } = new URL(url);
  if (timedOutAfter !== undefined) {
    return {
      why: {
        en: `${host} did not answer within ${timedOutAfter} ms.`,
        zh: `${host} 在 ${timedOutAfter} 毫秒内未响应。`,
      },
      hint: { en: "Try again; check proxy and firewall.", zh: "请重试，并检查代理和防火墙。" },
    };
  }
  const code = codeOf(error);
  if (/^(ENOTFOUND|EAI_AGAIN)$/.test(code)) {
    return {
      why: { en: `The name ${hostname} cannot be resolved (${code}).`, zh: `无法解析域名 ${hostname}（${code}）。` },
      hint: { en: "Check the base URL, DNS and the network.", zh: "请检查基础地址、DNS 和网络。" },
    };
  }
  if (/CERT|SIGNED|VERIFY|SSL|TLS/i.test(code)) {
    return {
      why: {
        en: `The TLS certificate of ${host} was not accepted (${code}).`,
        zh: `${host} 的 TLS 证书未被接受（${code}）。`,
      },
      hint: {
        en: "If a proxy is between you and the server, pass its certificate to Node with NODE_EXTRA_CA_CERTS.",
        zh: "是否有代理？请用 NODE_EXTRA_CA_CERTS 提供其证书。",
      },
    };
  }
  if (/^Z_|BrotliDecoder|ERR__ERROR_FORMAT/.test(code)) {
    return {
      why: {
        en: `The answer of ${host} cannot be decompressed (${code}).`,
        zh: `无法解压 ${host} 的响应（${code}）。`,
      },
      hint: { en: "A proxy may have damaged it: try again without it.", zh: "可能是代理损坏了响应：请不经代理重试。" },
    };
  }
  if (code === "ECONNREFUSED") {
    return {
      why: { en: `${host} refused the connection.`, zh: `${host} 拒绝连接。` },
      hint: /^(localhost|127\.|\[::1\])/.test(hostname)
        ? {
            en: `Is the mock running? Start it with npx @pandapon/mock, and check the port.`,
            zh: "mock 是否已启动？请运行 npx @pandapon/mock 并检查端口。",
          }
        : { en: "Check the base URL, proxy and firewall.", zh: "请检查基础地址、代理和防火墙。" },
    };
  }
  return {
    why: {
      en: `The connection to ${host} broke off (${code || "unknown reason"}).`,
      zh: `与 ${host} 的连接中断（${code || "原因未知"}）。`,
    },
    hint: { en: "Try again; check proxy and firewall.", zh: "请重试，并检查代理和防火墙。" },
  };
}

/** The first error code of the chain of causes. */
function codeOf(error: unknown): string {
  let current = error;
  for (let depth = 0; depth < 6 && typeof current === "object" && current !== null; depth++) {
    const { code, cause, errors } = current as { code?: unknown; cause?: unknown; errors?: readonly unknown[] };
    if (typeof code === "string" && code !== "") return code;
    current = cause ?? errors?.[0];
  }
  return error instanceof Error ? error.name : "";
}
