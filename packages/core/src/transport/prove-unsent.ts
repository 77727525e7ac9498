import { textOf } from "../errors/thrown.ts";
import { detailOf, isNothingSent, isRefusedByRequest } from "./never-sent.ts";

const isDeno = (): boolean => "Deno" in globalThis;

/** Deno repeats by itself what has no body, and then fails to connect as if nothing had been sent. */
const isRepeatedBelow = ({ body }: RequestInit): boolean => isDeno() && body === undefined;

/** Deno's own `fetch` has no code for it: its error is this text, built around the URL. */
const isDenoUnconnected = (fetch: unknown, url: string, error: unknown): boolean => {
  const below = detailOf(error) || textOf(error).replace(/^TypeError: /, "");
  return (
    isDeno() &&
    fetch === globalThis.fetch &&
    below.startsWith(`error sending request for url (${url}): client error (Connect)`)
  );
};

/** Whether a failed `fetch` that could not be watched proves by its shape that nothing was sent. Never throws. */
export const provesNothingSent = (fetch: unknown, error: unknown, url: string, init: RequestInit): boolean =>
  isRefusedByRequest(error, url, init) ||
  (!isRepeatedBelow(init) && (isNothingSent(error) || isDenoUnconnected(fetch, url, error)));
