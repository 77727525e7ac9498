import createFetchClient from "openapi-fetch";
import { REDIRECT } from "../transport/loaded-first.ts";

/** openapi-fetch with the types of single paths left out. */
export interface OpenFetch {
  request(method: string, path: string, init: Readonly<Record<string, unknown>>): Promise<OpenFetchResult>;
}

export interface OpenFetchResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** openapi-fetch, created for each call: it is a handful of closures. */
export const createOpenFetch = (baseUrl: string): OpenFetch =>
  createFetchClient({ baseUrl, redirect: REDIRECT }) as unknown as OpenFetch;
