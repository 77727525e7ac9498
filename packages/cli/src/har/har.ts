/** One exchange, in the form of HAR 1.2. `_operationId` is ours. */
export interface HarEntry {
  readonly startedDateTime: string;
  readonly time: number;
  readonly _operationId?: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly httpVersion: string;
    readonly headers: readonly NameValue[];
    readonly queryString: readonly NameValue[];
    readonly cookies: readonly never[];
    readonly headersSize: -1;
    readonly bodySize: number;
    readonly postData?: { readonly mimeType: string; readonly text: string };
  };
  readonly response: {
    readonly status: number;
    readonly statusText: string;
    readonly httpVersion: string;
    readonly headers: readonly NameValue[];
    readonly cookies: readonly never[];
    readonly content: {
      readonly size: number;
      readonly mimeType: string;
      readonly text: string;
      readonly encoding?: "base64";
    };
    readonly redirectURL: string;
    readonly headersSize: -1;
    readonly bodySize: number;
  };
  readonly cache: Readonly<Record<string, never>>;
  readonly timings: { readonly send: 0; readonly wait: number; readonly receive: 0 };
}

export interface NameValue {
  readonly name: string;
  readonly value: string;
}

export interface Har {
  readonly log: {
    readonly version: "1.2";
    readonly creator: { readonly name: string; readonly version: string };
    readonly entries: readonly HarEntry[];
  };
}

export const createHar = (version: string, entries: readonly HarEntry[]): Har => ({
  log: { version: "1.2", creator: { name: "pandapon", version }, entries },
});

/** @throws SyntaxError Not a HAR file. */
export function readHar(text: string): Har {
  const har = JSON.parse(text) as Partial<Har> | null;
  if (!Array.isArray(har?.log?.entries)) throw new SyntaxError("not a HAR file");
  return har as Har;
}

/** The bytes of a recorded answer. */
export const bytesOf = ({ response: { content } }: HarEntry): Uint8Array =>
  Buffer.from(content.text, content.encoding === "base64" ? "base64" : "utf8");
