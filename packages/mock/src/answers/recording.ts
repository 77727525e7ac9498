import { promises } from "node:fs";
import { bytesOf, createRecording as exchangesOf, type HarEntry, headersOf, readHar } from "@pandapon/har";

/** An answer as it was recorded. */
export interface RecordedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The recorded answer to a request, or undefined. A repeated request gets the recorded answers in turn, then always the last one.
 */
export type Recording = (method: string, path: string, queryText: string, body: string) => RecordedAnswer | undefined;

/**
 * Reads a HAR file, such as `pandapon record` writes.
 *
 * @throws TypeError The file cannot be read, or is not a HAR file.
 */
export async function readRecording(file: string): Promise<Recording> {
  let entries: readonly HarEntry[];
  try {
    ({ entries } = readHar(await promises.readFile(file, "utf8")).log);
  } catch (error) {
    throw new TypeError(
      `replay: "${file}" is not a HAR file: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return createRecording(entries);
}

export function createRecording(entries: readonly HarEntry[]): Recording {
  const recording = exchangesOf(entries);
  return (method, path, queryText, body) => {
    const entry = recording(method, `${path}?${queryText}`, body);
    return (
      entry && {
        status: entry.response.status,
        headers: Object.fromEntries(headersOf(entry).map(({ name, value }) => [name.toLowerCase(), value])),
        body: Buffer.from(bytesOf(entry)).toString("utf8"),
      }
    );
  };
}
