import { parseLossless } from "@pandapon/core";
import type { Terminal, Text } from "../terminal/terminal.ts";
import { connectionFailure } from "./connection-failure.ts";
import type { SignedRequest } from "./sign-request.ts";

/** Longer answers are cut: none of the calls of the doctor needs more. */
const MAX_BYTES = 4 * 1024 * 1024;

/** The answer, unchanged. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly bytes: Uint8Array;
  /** The answer was too long: the text is incomplete. */
  readonly isCut: boolean;
  readonly ms: number;
  /** Undefined when the text is not an envelope. */
  readonly envelope: AnswerEnvelope | undefined;
}

export interface AnswerEnvelope {
  readonly code: string;
  readonly msg: string;
  readonly value: Readonly<Record<string, unknown>>;
}

export type Sent =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly why: Text; readonly hint: Text };

/** HTTP 200 and code 200: the documented success. */
export const isSuccess = (answer: Answer): boolean => answer.status === 200 && answer.envelope?.code === "200";

export interface SendOptions {
  readonly baseUrl: string;
  /** Milliseconds for the whole answer. */
  readonly timeoutMs: number;
}

/** Sends one request, once: nothing is repeated, and no redirect is followed with the signature. */
export async function send(terminal: Terminal, request: SignedRequest, options: SendOptions): Promise<Sent> {
  const started = terminal.now();
  const url = `${options.baseUrl}${request.path}${request.query && `?${request.query}`}`;
  const timeout = AbortSignal.timeout(options.timeoutMs);
  try {
    const response = await terminal.fetch(url, {
      method: request.method,
      headers: { ...request.headers },
      ...(request.body !== "" && { body: request.body }),
      redirect: "manual",
      signal: AbortSignal.any([timeout, terminal.signal]),
    });
    const { bytes, isCut } = await readBytes(response);
    const text = new TextDecoder().decode(bytes);
    return {
      ok: true,
      answer: {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        text,
        bytes,
        isCut,
        ms: terminal.now() - started,
        envelope: isCut ? undefined : readEnvelope(text),
      },
    };
  } catch (error) {
    return { ok: false, ...connectionFailure(error, url, timeout.aborted ? options.timeoutMs : undefined) };
  }
}

async function readBytes(response: Response): Promise<{ bytes: Uint8Array; isCut: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_BYTES) break;
  }
  return { bytes: Buffer.concat(chunks).subarray(0, MAX_BYTES), isCut: size > MAX_BYTES };
}

export function readEnvelope(text: string): AnswerEnvelope | undefined {
  try {
    const value = parseLossless(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    const { code, msg } = value as { code?: unknown; msg?: unknown };
    if (typeof code !== "number" && typeof code !== "string") return undefined;
    return { code: String(code), msg: typeof msg === "string" ? msg : "", value: value as Record<string, unknown> };
  } catch {
    return undefined;
  }
}
