/** The text of an answer, and what is wrong with it. */
export interface BodyText {
  /** Empty if it is too long. */
  readonly text: string;
  /** Undefined: it is UTF-8 of a bearable length. */
  readonly flaw: string | undefined;
}

/**
 * Reads the text of an answer, and no more of it than allowed. The bytes are counted as they come out of the decoder, so that a small
 * compressed answer cannot fill the memory.
 *
 * @throws unknown The transfer broke off.
 */
export async function readBody(response: Response, maxBytes: number): Promise<BodyText> {
  const tooLong: BodyText = { text: "", flaw: `longer than maxAnswerBytes (${maxBytes})` };
  const charset = charsetOf(response.headers);
  const chunks = chunksOf(response);
  if (!chunks) {
    const text = await response.text();
    return text.length > maxBytes ? tooLong : { text, flaw: flawOf(charset) };
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.byteLength;
    if (length > maxBytes) return tooLong;
    parts.push(chunk);
  }
  return decode(joined(parts, length), charset);
}

/** Undefined: only `text()` can read it, as with a body that was read before, or a `Response` of another library. */
function chunksOf(response: Response): AsyncIterable<Uint8Array> | undefined {
  const body: unknown = response.body;
  if (response.bodyUsed || typeof body !== "object" || body === null) return undefined;
  if (typeof (body as Partial<ReadableStream>).getReader === "function")
    return read(body as ReadableStream<Uint8Array>);
  return Symbol.asyncIterator in body ? bytesOf(body as AsyncIterable<Uint8Array | string>) : undefined;
}

/** A stream can be iterated by itself in most runtimes, but not in all. */
async function* read(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = body.getReader();
  let isDone = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        isDone = true;
        return;
      }
      yield value;
    }
  } finally {
    // Left early: let go of the connection, without waiting for it.
    if (!isDone) reader.cancel().catch(() => {});
  }
}

async function* bytesOf(body: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of body) yield typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk;
}

function joined([first, ...rest]: readonly Uint8Array[], length: number): Uint8Array {
  if (first === undefined || rest.length === 0) return first ?? new Uint8Array();
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of [first, ...rest]) {
    all.set(part, at);
    at += part.byteLength;
  }
  return all;
}

const charsetOf = (headers: Headers): string =>
  /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(headers.get("content-type") ?? "")?.[1]?.toLowerCase() ?? "utf-8";

const flawOf = (charset: string): string | undefined =>
  /^(utf-?8|us-ascii|ascii)$/.test(charset) ? undefined : `not UTF-8, but ${charset.slice(0, 40)}`;

function decode(bytes: Uint8Array, charset: string): BodyText {
  const flaw = flawOf(charset);
  if (flaw !== undefined) return { text: decoderFor(charset).decode(bytes), flaw };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), flaw };
  } catch {
    return { text: new TextDecoder().decode(bytes), flaw: "not UTF-8" };
  }
}

/** For showing the text; UTF-8 if the runtime does not know the charset. */
function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
