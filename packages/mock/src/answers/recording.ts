import { readFile } from "node:fs/promises";

/** An answer as it was recorded. */
export interface RecordedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What was recorded for a request, or undefined. The same request several times gets the recorded answers in turn, then the last. */
export type Recording = (method: string, path: string, queryText: string, body: string) => RecordedAnswer | undefined;

interface Entry {
  readonly request: { readonly method: string; readonly url: string; readonly postData?: { readonly text?: string } };
  readonly response: {
    readonly status: number;
    readonly headers?: readonly { readonly name: string; readonly value: string }[];
    readonly content: { readonly text?: string; readonly encoding?: string };
  };
}

/** Headers of a connection, or of a length and a time that no longer hold. */
const OWN = /^(content-length|content-encoding|transfer-encoding|connection|keep-alive|date|set-cookie)$/i;

/**
 * Reads a HAR file, such as `pandapon record` writes.
 *
 * @throws TypeError The file cannot be read, or is not a HAR file.
 */
export async function readRecording(file: string): Promise<Recording> {
  let entries: readonly Entry[];
  try {
    const { log } = JSON.parse(await readFile(file, "utf8")) as { log?: { entries?: readonly Entry[] } };
    if (!Array.isArray(log?.entries)) throw new SyntaxError("it has no log.entries");
    entries = log.entries;
  } catch (error) {
    throw new TypeError(
      `replay: "${file}" is not a HAR file: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return createRecording(entries);
}

export function createRecording(entries: readonly Entry[]): Recording {
  const answers = new Map<string, RecordedAnswer[]>();
  for (const { request, response } of entries) {
    const { pathname, search } = new URL(request.url, "http://recorded.invalid");
    const key = keyOf(request.method, pathname, search.slice(1), request.postData?.text ?? "");
    answers.set(key, [...(answers.get(key) ?? []), answerOf(response)]);
  }
  return (method, path, queryText, body) => {
    const queue = answers.get(keyOf(method, path, queryText, body));
    return queue && queue.length > 1 ? queue.shift() : queue?.[0];
  };
}

function answerOf({ status, headers = [], content }: Entry["response"]): RecordedAnswer {
  const { text = "", encoding } = content;
  return {
    status,
    headers: Object.fromEntries(
      headers.filter(({ name }) => !OWN.test(name)).map(({ name, value }) => [name.toLowerCase(), value]),
    ),
    body: encoding === "base64" ? Buffer.from(text, "base64").toString("utf8") : text,
  };
}

/** The same text for requests that mean the same: the order of parameters and of JSON fields does not matter. */
function keyOf(method: string, path: string, queryText: string, body: string): string {
  const query = new URLSearchParams(queryText);
  // The signature of the freight operations stands in the query.
  for (const name of ["sign", "timestamp"]) query.delete(name);
  query.sort();
  return [method.toUpperCase(), path, query.toString(), canonical(body)].join(" ");
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
