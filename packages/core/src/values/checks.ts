import { InputError } from "../errors/errors.ts";
import type { CallOptions } from "../types/call-options.ts";

/** Timers count in 32 bits: a longer time-out would fire at once. */
export const MAX_TIMER_MS = 2 ** 31 - 1;

/** @throws InputError A number is not whole, or out of range. */
export function wholeNumber(name: string, value: number, least: number): number {
  if (!Number.isInteger(value) || value < least || value > MAX_TIMER_MS) {
    throw new InputError(`${name} is ${String(value)}, not a whole number from ${least} to ${MAX_TIMER_MS}`);
  }
  return value;
}

/** A time-out of 0 is refused: some libraries read it as "none". A deadline may be over, 0 retries send once. */
const LEAST = { timeoutMs: 1, deadlineMs: 0, retries: 0 } as const;

/** How long and how often a call may try. */
export type Timing = Required<Readonly<Record<keyof typeof LEAST, number>>>;

/** @throws InputError A number is out of range. */
export function timing(options: CallOptions, base: Timing): Timing {
  const pick = (name: keyof Timing): number => {
    const value = options[name];
    if (value === undefined) return base[name];
    return wholeNumber(name, value, LEAST[name]);
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
    const isMissing = value === undefined || value === null || value === "";
    throw new InputError(`${name} is ${isMissing ? "missing" : "not a string of printable ASCII without white space"}`);
  }
}

/** Anyone who reads a signed request can use its signature for 600 s. */
export const isSafeUrl = ({ protocol, hostname }: URL): boolean =>
  protocol === "https:" || (protocol === "http:" && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname));

/** @throws InputError Not a URL; not https; contains credentials, a query or a fragment. */
export function checkBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !isSafeUrl(url) || url.username + url.password + url.search + url.hash !== "") {
    throw new InputError(
      "baseUrl is not a plain https address (http on loopback only; no credentials, query, fragment)",
    );
  }
  return url.href.replace(/\/+$/, "");
}
