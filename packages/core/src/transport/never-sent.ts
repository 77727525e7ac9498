import { textOf } from "../errors/thrown.ts";

/** Codes of failures that come before the first byte of a request: name look-up, connecting, arguments that were refused. */
const BEFORE_SENDING =
  /^(ENOTFOUND|EAI_\w+|ECONNREFUSED|UND_ERR_(CONNECT_TIMEOUT|INVALID_ARG)|ConnectionRefused|FailedToOpenSocket)$/;

/**
 * The server's certificate was refused, with the whole name of the code: in TLS 1.3 the server's own complaint about a certificate
 * arrives after the request was sent.
 */
const CERTIFICATE_REFUSED =
  /^(CERT_(HAS_EXPIRED|NOT_YET_VALID|REVOKED|UNTRUSTED|REJECTED|SIGNATURE_FAILURE|CHAIN_TOO_LONG)|(DEPTH_ZERO_)?SELF_SIGNED_CERT(_IN_CHAIN)?|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|UNABLE_TO_VERIFY_LEAF_SIGNATURE|ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)$/;

/** The decoders' codes: the answer arrived, and is not what its content-encoding says. */
const UNDECODABLE = /^(Z_|ERR_(BROTLI|ZSTD|_)|ZSTD)/;

const MAX_DEPTH = 5;

/** The properties that are read of an error. Not checked with `instanceof`: under Jest, errors come from another realm. */
interface ErrorShape {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
  readonly address?: unknown;
  readonly port?: unknown;
}

const shapeOf = (error: unknown): ErrorShape | undefined =>
  typeof error === "object" && error !== null && "message" in error ? error : undefined;

/**
 * Whether the shape of a failed fetch proves that nothing was sent, where the request could not be watched. The words of a message
 * prove nothing, and neither do errors that cannot be inspected. Never throws.
 */
export function isNothingSent(error: unknown): boolean {
  try {
    return isBeforeSending(error, MAX_DEPTH);
  } catch {
    return false;
  }
}

function isBeforeSending(error: unknown, depth: number): boolean {
  const shape = shapeOf(error);
  if (!shape || depth === 0) return false;
  const { code, syscall, cause, errors } = shape;
  // Every address of the host was tried.
  if (Array.isArray(errors) && errors.length > 0) return errors.every((one) => isBeforeSending(one, depth - 1));
  if (typeof code === "string" && (BEFORE_SENDING.test(code) || CERTIFICATE_REFUSED.test(code))) return true;
  // A reset proves little, even while connecting: the other side answered.
  if ((syscall === "connect" || syscall === "getaddrinfo") && code !== "ECONNRESET") return true;
  return isBeforeSending(cause, depth - 1);
}

/**
 * Whether `fetch` refused its arguments: then the runtime's `Request` refuses them with the same message. Never throws.
 */
export function isRefusedByRequest(error: unknown, url: string, init: RequestInit): boolean {
  try {
    void new Request(url, init);
    return false;
  } catch (refusal) {
    const [given, expected] = [shapeOf(error), shapeOf(refusal)];
    return given !== undefined && given.message === expected?.message && given.cause === undefined;
  }
}

/** The first informative text among the causes of a failed fetch: a code, or else a message. Never throws. */
export function detailOf(error: unknown): string {
  try {
    const chain = chainBelow(error);
    const coded = chain.find(({ code }) => typeof code === "string" && code !== "");
    const { code, message } = coded ?? chain.find(({ message }) => textOf(message ?? "") !== "") ?? {};
    if (!coded) return textOf(message ?? "");
    // undici's codes only name a class of errors; its messages name the error.
    return textOf(code).startsWith("UND_ERR_") && message ? `${textOf(message)} (${textOf(code)})` : textOf(code);
  } catch {
    return "";
  }
}

/** The most specific code of a failed fetch; undefined if there is none. Never throws. */
export function codeOf(error: unknown): string | undefined {
  try {
    const { code } = shapesOf(error).find((one) => typeof one?.code === "string") ?? {};
    return typeof code === "string" ? code : undefined;
  } catch {
    return undefined;
  }
}

/** An error and its causes, as shapes. */
export const shapesOf = (error: unknown): (ErrorShape | undefined)[] => [error, ...chainBelow(error)].map(shapeOf);

function chainBelow(error: unknown): ErrorShape[] {
  const chain: ErrorShape[] = [];
  let next = shapeOf(shapeOf(error)?.cause);
  while (next && chain.length < MAX_DEPTH) {
    chain.push(next);
    next = shapeOf(next.cause ?? (Array.isArray(next.errors) ? next.errors[0] : undefined));
  }
  return chain;
}

/** Whether the answer arrived, but cannot be decoded. */
export const isUndecodable = (error: unknown): boolean => UNDECODABLE.test(codeOf(error) ?? "");
