import type { HarEntry, NameValue } from "./har.ts";

/**
 * The recorded exchange that answers a request, or undefined. The same request several times gets the recorded answers in turn, then
 * the last one again and again.
 *
 * @param target Path and query, or a whole address.
 */
export type Recording = (method: string, target: string, body: string) => HarEntry | undefined;

export function createRecording(entries: readonly HarEntry[]): Recording {
  const answers = new Map<string, HarEntry[]>();
  for (const entry of entries) {
    // A request that got no answer answers nothing.
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

/** Headers of a connection, or of a length and a time that no longer hold. */
const OWN = /^(content-length|content-encoding|transfer-encoding|connection|keep-alive|date|set-cookie)$/i;

/** The recorded headers that hold for an answer of another server too. Browsers record HTTP/2's own as `:status`. */
export const headersOf = ({ response: { headers = [] } }: HarEntry): readonly NameValue[] =>
  headers.filter(({ name }) => !OWN.test(name) && !name.startsWith(":"));

/** The same text for requests that mean the same: the order of parameters and of JSON fields does not matter. */
function keyOf(method: string, target: string, body: string): string {
  const { pathname, searchParams } = new URL(target, "http://recorded.invalid");
  // The signature of the freight operations stands in the query.
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
