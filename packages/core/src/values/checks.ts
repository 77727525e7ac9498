import { InputError } from "../errors/errors.ts";
import type { CallOptions } from "../types/call-options.ts";

/** Timers count in 32 bits: a longer time-out would fire at once. */
const MAX_MS = 2 ** 31 - 1;

/** How long and how often a call may try. */
export type Patience = Required<Readonly<Record<"timeoutMs" | "deadlineMs" | "retries", number>>>;

/** @throws InputError A number is out of range. */
export function patience(options: CallOptions, base: Patience): Patience {
  const pick = (name: keyof Patience): number => {
    const value = options[name];
    if (value === undefined) return base[name];
    if (!Number.isInteger(value) || value < 0 || value > MAX_MS) {
      throw new InputError(`${name} is ${String(value)}, not a whole number from 0 to ${MAX_MS}`);
    }
    return value;
  };
  return { timeoutMs: pick("timeoutMs"), deadlineMs: pick("deadlineMs"), retries: pick("retries") };
}

/**
 * A copied key often has a line break at its end; a header can hold printable ASCII only.
 *
 * @throws InputError Names what is wrong, never its value.
 */
export function checkText(name: string, value: unknown, pattern = /^[!-~]+$/): void {
  if (typeof value !== "string" || !pattern.test(value)) {
    throw new InputError(`${name} is ${value ? "not text without white space" : "missing"}`);
  }
}

/** Whoever reads a signed request can use its signature for 600 s. */
export const isSafeUrl = ({ protocol, hostname }: URL): boolean =>
  protocol === "https:" || (protocol === "http:" && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname));

/** @throws InputError Not a URL; not https; with credentials, query or fragment in it. */
export function checkBaseUrl(text: string): string {
  const url = URL.canParse(text) && new URL(text);
  if (!url || !isSafeUrl(url) || url.username + url.password + url.search + url.hash) {
    throw new InputError(
      "baseUrl is not a plain https address (http on loopback only; no credentials, query, fragment)",
    );
  }
  return url.href.replace(/\/+$/, "");
}
