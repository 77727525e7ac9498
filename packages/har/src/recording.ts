import type { HarEntry, NameValue } from "./har.ts";

/**
 * The recorded exchange that answers a request, or undefined. A repeated request gets the recorded answers in turn, then always
 * the last one.
 *
 * @param target Path and query, or a whole address.
 */
export type Recording = (method: string, target: string, body: string) => HarEntry | undefined;

export function createRecording(entries: readonly HarEntry[]): Recording {
  const answers = new Map<string, HarEntry[]>();
  for (const entry of entries) {
    // A recorded request without an answer cannot answer.
    if (entry.response.status < 200 || entry.response.status > 599) continue;
    const { method, url, postData } = entry.request;
    const key = keyOf(method, url, postData?.text ?? "");
    answers.set(key, [...(answers.get(key) ?? []), entry]);
  }
  return (method, target, body) => {
    const queue = answers.get(keyOf(method, target, body));
    return queue && queue.length > 1 ? queue.shift() : queue?.[0];
  };
}

/** Headers about the connection, or with a length or time that is no longer right. */
const OWN = /^(content-length|content-encoding|transfer-encoding|connection|keep-alive|date|set-cookie)$/i;

/** The recorded headers that are also valid in an answer of another server. Browsers record HTTP/2's own as `:status`. */
export const headersOf = ({ response: { headers = [] } }: HarEntry): readonly NameValue[] =>
  headers.filter(({ name }) => !OWN.test(name) && !name.startsWith(":"));

/** The same text for requests that mean the same: the order of parameters and of JSON fields does not matter. */
function keyOf(method: string, target: string, body: string): string {
  const { pathname, searchParams } = new URL(target, "http://recorded.invalid");
  // The freight operations have their signature in the query.
  for (const name of ["sign", "timestamp"]) searchParams.delete(name);
  searchParams.sort();
  return [method.toUpperCase(), pathname, searchParams.toString(), canonical(body)].join(" ");
}

function canonical(body: string): string {
  try {
    return JSON.stringify(sorted(JSON.parse(body)));
  } catch {
    return body;
  }
}

const sorted = (value: unknown): unknown =>
  typeof value !== "object" || value === null
    ? value
    : Array.isArray(value)
      ? value.map(sorted)
      : Object.fromEntries(
          Object.entries(value)
            .sort(([one], [other]) => (one < other ? -1 : 1))
            .map(([name, inner]) => [name, sorted(inner)]),
        );
