import type { SignedRequest } from "./sign-request.ts";

/** Text as one word of a POSIX shell. */
export const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** The request as a curl line. Anyone who has it can send it for 600 s. */
export function curlLine(request: SignedRequest, baseUrl: string): string {
  const url = `${baseUrl}${request.path}${request.query && `?${request.query}`}`;
  const headers = Object.entries(request.headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  const body = request.body === "" ? [] : [`--data-raw ${quoted(request.body)}`];
  const method = request.method === "GET" ? [] : [`-X ${request.method}`];
  return ["curl", ...method, quoted(url), ...headers, ...body].join(" ");
}
