import type { MockRequest } from "../contract/message.ts";
import type { Text } from "../refusals/text.ts";

/**
 * Why a request may not use the control API; undefined if it may. Pages of other origins must not reach it, including pages whose
 * host name points to this machine (DNS rebinding). Requests without these headers do not come from a browser.
 */
export function notAllowed({ headers, target }: MockRequest, hosts: readonly string[]): Text | undefined {
  const { host, origin } = headers;
  const [, named] = /^https?:\/\/([^/?#]*)/i.exec(target) ?? [];
  for (const one of [host, named]) if (one !== undefined && !isOwn(nameOf(one), hosts)) return otherHost(nameOf(one));
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return otherPage(site);
  if (origin !== undefined && !isSameOrigin(origin, host)) return otherPage(origin);
  return undefined;
}

const otherHost = (name: string): Text => ({
  en: `the host "${name}" is not this machine; name it with --control-host ${name}`,
  zh: `主机名 "${name}" 不是本机；可用 --control-host ${name} 允许`,
});

const otherPage = (from: string): Text => ({
  en: `it was called from a page of another origin (${from})`,
  zh: `请求来自其他源的页面（${from}）`,
});

/** Without the port, and without the dot that ends a full name. */
const nameOf = (host: string): string =>
  host
    .replace(/:\d*$/, "")
    .replace(/\.$/, "")
    .replace(/^\[|\]$/g, "")
    .toLowerCase();

const isOwn = (name: string, hosts: readonly string[]): boolean =>
  name === "localhost" ||
  name.endsWith(".localhost") ||
  name === "::1" ||
  /^127(?:\.\d{1,3}){3}$/.test(name) ||
  hosts.some((host) => nameOf(host) === name);

function isSameOrigin(origin: string, host: string | undefined): boolean {
  try {
    return new URL(origin).host === host?.toLowerCase();
  } catch {
    return false;
  }
}
