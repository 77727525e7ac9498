/** One exchange, in the form of HAR 1.2. Fields that other tools leave out may be missing. */
export interface HarEntry {
  readonly startedDateTime?: string;
  readonly time?: number;
  /** Our own field: the operation that was called. */
  readonly _operationId?: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly httpVersion?: string;
    readonly headers?: readonly NameValue[];
    readonly queryString?: readonly NameValue[];
    readonly cookies?: readonly unknown[];
    readonly headersSize?: number;
    readonly bodySize?: number;
    readonly postData?: { readonly mimeType?: string; readonly text?: string };
  };
  readonly response: {
    readonly status: number;
    readonly statusText?: string;
    readonly httpVersion?: string;
    readonly headers?: readonly NameValue[];
    readonly cookies?: readonly unknown[];
    readonly content: {
      readonly size?: number;
      readonly mimeType?: string;
      readonly text?: string;
      readonly encoding?: string;
    };
    readonly redirectURL?: string;
    readonly headersSize?: number;
    readonly bodySize?: number;
  };
  readonly cache?: object;
  readonly timings?: object;
}

export interface NameValue {
  readonly name: string;
  readonly value: string;
}

export interface Har {
  readonly log: {
    readonly version: string;
    readonly creator: { readonly name: string; readonly version: string };
    readonly entries: readonly HarEntry[];
  };
}

export const createHar = (version: string, entries: readonly HarEntry[]): Har => ({
  log: { version: "1.2", creator: { name: "pandapon", version }, entries },
});

/** @throws SyntaxError Not a HAR file, or an entry without method, address or status. */
export function readHar(text: string): Har {
  const har = JSON.parse(text) as Partial<Har> | null;
  const entries: unknown = har?.log?.entries;
  if (!Array.isArray(entries)) throw new SyntaxError("it has no log.entries");
  for (const [index, entry] of entries.entries()) {
    if (!isEntry(entry)) throw new SyntaxError(`entry ${index + 1} has no method, address or status`);
  }
  return har as Har;
}

function isEntry(value: unknown): value is HarEntry {
  const { request, response } = (value ?? {}) as Partial<HarEntry>;
  return (
    typeof request?.method === "string" &&
    typeof request.url === "string" &&
    URL.canParse(request.url, "http://recorded.invalid") &&
    // A request that was broken off has 0.
    typeof response?.status === "number" &&
    typeof response.content === "object" &&
    response.content !== null
  );
}

/** The bytes of a recorded answer. */
export const bytesOf = ({ response: { content } }: HarEntry): Uint8Array =>
  Buffer.from(content.text ?? "", content.encoding === "base64" ? "base64" : "utf8");
