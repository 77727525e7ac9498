import type { Text } from "../terminal/terminal.ts";

/** A request that was refused, from wherever it was copied. */
export interface RefusedRequest {
  readonly method: string;
  /** Path and query, as far as known. */
  readonly path: string;
  readonly query: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds since 1970 when it was sent, if the source tells. */
  readonly sentAt: number | undefined;
}

/** Reads a curl line, a HAR file (its last signed entry), or lines of headers. Undefined: none of these. */
export function readRefused(text: string): RefusedRequest | undefined {
  const trimmed = text.trim();
  if (/^(\$\s*)?curl\b/.test(trimmed)) return readCurl(trimmed.replace(/^\$\s*/, ""));
  if (trimmed.startsWith("{")) return readHarEntry(trimmed);
  return readHeaderLines(trimmed);
}

export const NOT_READABLE: Text = {
  en: "The input is neither a curl line, nor a HAR file, nor lines of headers.",
  zh: "输入既不是 curl 命令，也不是 HAR 文件，也不是请求头。",
};

function readCurl(line: string): RefusedRequest | undefined {
  const words = shellWords(line);
  const headers: Record<string, string> = {};
  let method: string | undefined;
  let url: string | undefined;
  let body = "";
  for (let index = 1; index < words.length; index++) {
    const word = words[index] ?? "";
    const next = (): string => words[++index] ?? "";
    const long = /^(--[\w-]+)=(.*)$/s.exec(word);
    const [name, value] = long ? [long[1] ?? "", () => long[2] ?? ""] : [word, next];
    if (name === "-H" || name === "--header") addHeader(headers, value());
    else if (/^-H./.test(name)) addHeader(headers, name.slice(2));
    else if (name === "-X" || name === "--request") method = value();
    else if (/^-X./.test(name)) method = name.slice(2);
    else if (/^(-d|--data|--data-raw|--data-binary|--data-ascii|--json)$/.test(name)) body += (body && "&") + value();
    else if (name === "--url") url = value();
    else if (
      /^(-A|-e|-u|-b|-o|-m|-x|--user-agent|--referer|--user|--cookie|--output|--max-time|--proxy|--connect-timeout|--retry)$/.test(
        name,
      )
    )
      next();
    else if (!name.startsWith("-")) url ??= name;
  }
  if (url === undefined) return undefined;
  return {
    ...splitUrl(url),
    method: (method ?? (body === "" ? "GET" : "POST")).toUpperCase(),
    headers,
    body,
    sentAt: undefined,
  };
}

/** Words as a POSIX shell splits them, `$'…'` and continued lines included. */
function shellWords(line: string): string[] {
  const words: string[] = [];
  const pattern = /\$'((?:[^'\\]|\\.)*)'|'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(\r?\n)|\\(.)|([^\s'"\\$]+|\$)|(\s+)/gs;
  let word: string | undefined;
  for (const [, ansi, single, double, joined, escaped, plain, space] of line.matchAll(pattern)) {
    if (space !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (joined === undefined) {
      const part =
        ansi !== undefined
          ? ansi.replace(/\\(n|t|r|u[\da-f]{4}|.)/gi, (_, code: string) => unescapeAnsi(code))
          : (single ?? double?.replace(/\\(["\\$`])/g, "$1") ?? escaped ?? plain ?? "");
      word = (word ?? "") + part;
    }
  }
  if (word !== undefined) words.push(word);
  return words;
}

function unescapeAnsi(code: string): string {
  if (/^u[\da-f]{4}$/i.test(code)) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
  return ({ n: "\n", t: "\t", r: "\r" } as Record<string, string>)[code] ?? code;
}

function addHeader(headers: Record<string, string>, line: string): void {
  const at = line.indexOf(":");
  // The value stays as it was sent: white space at its end is one of the usual faults.
  if (at > 0) headers[line.slice(0, at).trim().toLowerCase()] = line.slice(at + 1).replace(/^ /, "");
}

function splitUrl(url: string): Pick<RefusedRequest, "path" | "query"> {
  const rest = url.replace(/^[a-z]+:\/\/[^/?#]*/i, "").replace(/#.*/, "");
  const at = rest.indexOf("?");
  return at < 0 ? { path: rest || "/", query: "" } : { path: rest.slice(0, at) || "/", query: rest.slice(at + 1) };
}

interface HarEntry {
  readonly startedDateTime?: string;
  readonly request?: {
    readonly method?: string;
    readonly url?: string;
    readonly headers?: readonly { readonly name?: string; readonly value?: string }[];
    readonly postData?: { readonly text?: string };
  };
}

function readHarEntry(text: string): RefusedRequest | undefined {
  let entries: readonly HarEntry[];
  try {
    const { log } = JSON.parse(text) as { log?: { entries?: readonly HarEntry[] } };
    entries = log?.entries ?? [];
  } catch {
    return undefined;
  }
  const signed = entries.filter(({ request }) =>
    request?.headers?.some(({ name }) => name?.toLowerCase() === "signature"),
  );
  const entry = signed.at(-1);
  if (!entry?.request?.url) return undefined;
  const { method = "GET", url, headers = [], postData } = entry.request;
  const sentAt = Date.parse(entry.startedDateTime ?? "");
  return {
    ...splitUrl(url),
    method: method.toUpperCase(),
    headers: Object.fromEntries(headers.map(({ name = "", value = "" }) => [name.toLowerCase(), value])),
    body: postData?.text ?? "",
    sentAt: Number.isNaN(sentAt) ? undefined : sentAt,
  };
}

function readHeaderLines(text: string): RefusedRequest | undefined {
  const headers: Record<string, string> = {};
  let method = "";
  let target = "";
  for (const line of text.split(/\r?\n/)) {
    const start = /^([A-Z]+) (\S+)( HTTP\/[\d.]+)?$/.exec(line.trim());
    if (start) [, method = "", target = ""] = start;
    else addHeader(headers, plainHeader(line));
  }
  if (headers.signature === undefined && headers["access-key"] === undefined) return undefined;
  return { ...splitUrl(target), method: method || "GET", headers, body: "", sentAt: undefined };
}

/** `name: value` from a line of a log, of `curl -v` or of an object in a program. */
function plainHeader(line: string): string {
  const bare = line.replace(/^\s*[>*]\s?/, "");
  const [, name, value] = /^\s*["']?([\w-]+)["']?\s*:\s*["']([^"']*)["'],?\s*$/.exec(bare) ?? [];
  return name === undefined ? bare : `${name}: ${value}`;
}
