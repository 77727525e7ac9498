import type { MockRequest } from "../contract/message.ts";

/**
 * Why a request may not use the control API; undefined: it may. A page of another origin must not reach it, and neither must one that
 * has its own host name point to this machine (DNS rebinding). Requests without these headers are no browser's.
 */
export function notAllowed({ headers }: MockRequest, hosts: readonly string[]): string | undefined {
  const { host, origin } = headers;
  if (host !== undefined && !isOwn(nameOf(host), hosts)) {
    return `the host "${nameOf(host)}" is not this machine; name it with --control-host ${nameOf(host)}`;
  }
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none")
    return `it was called from a page of another origin (${site})`;
  if (origin !== undefined && !isSameOrigin(origin, host))
    return `it was called from a page of another origin (${origin})`;
  return undefined;
}

/** Without the port. */
const nameOf = (host: string): string =>
  host
    .replace(/:\d*$/, "")
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
