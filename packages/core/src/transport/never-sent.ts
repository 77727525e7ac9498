import { textOf } from "../errors/text-of.ts";

/** Codes of failures that come before the first byte of a request: name look-up, connecting, checking the certificate. */
const BEFORE_SENDING =
  /^(ENOTFOUND|EAI_\w+|ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket|\w*CERT\w*|UNABLE_TO_VERIFY\w+)$/;

/** The decoders' codes: the answer arrived, and is not what its content-encoding says. */
const UNDECODABLE = /^(Z_|ERR_(BROTLI|ZSTD|_)|ZSTD)/;

/** Code of the first error below a failed fetch, or else its message. Never throws. */
export function detailOf(error: unknown): string {
  try {
    const { code, message } = ((error as Error | undefined)?.cause ?? {}) as { code?: unknown; message?: unknown };
    return textOf(code ?? message ?? "");
  } catch {
    // It cannot even be looked at.
    return "";
  }
}

/** Whether the answer arrived, but cannot be decoded. */
export const isUndecodable = (error: unknown): boolean => UNDECODABLE.test(detailOf(error));

/**
 * Whether a failed fetch proves that nothing was sent. Node, Bun and Deno tell; browsers don't. When in doubt: no.
 */
export function isNothingSent(error: unknown): boolean {
  try {
    return provesNothingSent(error);
  } catch {
    // It cannot even be looked at.
    return false;
  }
}

function provesNothingSent(error: unknown): boolean {
  for (let depth = 0; error instanceof Error && depth < 5; depth++) {
    const { code, syscall } = error as { code?: unknown; syscall?: unknown };
    if (BEFORE_SENDING.test(String(code))) return true;
    // A reset says little, even while connecting: whoever accepted the connection was there.
    if ((syscall === "connect" || syscall === "getaddrinfo") && code !== "ECONNRESET") return true;
    // Deno says it in words only.
    if (/client error \(Connect\)|dns error/.test(error.message)) return true;
    error = error.cause;
  }
  return false;
}
