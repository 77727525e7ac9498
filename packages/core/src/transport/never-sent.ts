/** Codes of failures that come before the first byte of a request: name look-up, connecting, checking the certificate. */
const BEFORE_SENDING =
  /^(ENOTFOUND|EAI_\w+|ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket|\w*CERT\w*|UNABLE_TO_VERIFY\w+)$/;

/**
 * Whether a failed fetch proves that nothing was sent. Node, Bun and Deno tell; browsers don't. When in doubt: no.
 */
export function isNothingSent(error: unknown): boolean {
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
