import { textOf } from "../errors/thrown.ts";
import { detailOf, isNothingSent, isRefusedByRequest } from "./never-sent.ts";

const isDeno = (): boolean => "Deno" in globalThis;

/** Deno itself repeats a request without a body. If the repetition cannot connect, the error looks as if nothing had been sent. */
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

/** The source text of Node's own `fetch`, which sends only with the dispatcher of its `init`. */
const NODE_FETCH = /internal\/deps\/undici/;

export const isNodeFetch = (fetch: unknown): boolean =>
  fetch === globalThis.fetch && NODE_FETCH.test(Function.prototype.toString.call(fetch));

/**
 * Node's own `fetch` refuses some ports, as browsers do, before it connects. Its error has no code, and no other error has this
 * text.
 */
const isPortRefused = (fetch: unknown, error: unknown): boolean => isNodeFetch(fetch) && detailOf(error) === "bad port";

/** Whether a failed `fetch` that could not be watched proves by its shape that nothing was sent. Never throws. */
export const provesNothingSent = (fetch: unknown, error: unknown, url: string, init: RequestInit): boolean =>
  isRefusedByRequest(error, url, init) ||
  isPortRefused(fetch, error) ||
  (!isRepeatedBelow(init) && (isNothingSent(error) || isDenoUnconnected(fetch, url, error)));
