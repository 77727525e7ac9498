import { ignoreFailure } from "./ignore-failure.ts";

/** The text of an answer, and what is wrong with it. */
export interface BodyText {
  /** Empty if it is too long. */
  readonly text: string;
  /** Undefined: the text is UTF-8 and not too long. */
  readonly flaw: string | undefined;
}

/**
 * Reads the text of an answer, and no more of it than allowed. It counts decompressed bytes, so that a small compressed answer
 * cannot fill the memory.
 *
 * @throws unknown The transfer broke off.
 */
export async function readBody(response: Response, maxBytes: number): Promise<BodyText> {
  const charset = charsetOf(response.headers);
  const chunks = response.bodyUsed ? undefined : chunksOf(response.body);
  if (!chunks) {
    // Only `text()` can read it: the body was read before, or there is none. // The `text()` of another library may return
    // anything.
    const text = String(await response.text());
    return text.length > maxBytes ? tooLong(maxBytes) : { text, flaw: flawOf(charset) };
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await chunks.read();
    if (done) return decode(joined(parts), charset);
    const bytes = typeof value === "string" ? new TextEncoder().encode(value) : (value as Uint8Array);
    length += bytes.byteLength;
    if (length > maxBytes) {
      // Release the connection without waiting for it.
      ignoreFailure(() => chunks.cancel());
      return tooLong(maxBytes);
    }
    parts.push(bytes);
  }
}

const tooLong = (maxBytes: number): BodyText => ({ text: "", flaw: `longer than maxAnswerBytes (${maxBytes})` });

/** The part of a stream's reader that is used. */
interface Chunks {
  read(): Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>;
  cancel(): unknown;
}

/** Reads a stream, or the body of a `Response` of another library. */
function chunksOf(body: ReadableStream | null): Chunks | undefined {
  if (typeof body?.getReader === "function") return body.getReader();
  if (typeof body !== "object" || body === null || !(Symbol.asyncIterator in body)) return undefined;
  const iterator = (body as AsyncIterable<unknown>)[Symbol.asyncIterator]();
  return { read: () => iterator.next(), cancel: () => iterator.return?.() };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  if (first === undefined || parts.length === 1) return first ?? new Uint8Array();
  const all = new Uint8Array(parts.reduce((length, { byteLength }) => length + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.byteLength;
  }
  return all;
}

const charsetOf = (headers: Headers): string =>
  /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(headers.get("content-type") ?? "")?.[1]?.toLowerCase() ?? "utf-8";

const flawOf = (charset: string): string | undefined =>
  /^(utf-?8|us-ascii|ascii)$/.test(charset) ? undefined : `not UTF-8, but ${charset.slice(0, 40)}`;

/** Created once, because creating a decoder takes as long as using it. It keeps no state between texts. */
const UTF_8 = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true });

function decode(bytes: Uint8Array, charset: string): BodyText {
  const flaw = flawOf(charset);
  if (flaw !== undefined) return { text: decoderFor(charset).decode(bytes), flaw };
  try {
    return { text: UTF_8.decode(bytes), flaw };
  } catch {
    return { text: new TextDecoder().decode(bytes), flaw: "not UTF-8" };
  }
}

/** A decoder for showing the text; UTF-8 if the runtime does not know the charset. */
function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
