import createFetchClient from "openapi-fetch";
import { REDIRECT } from "../transport/loaded-first.ts";

/** The part of openapi-fetch that is used, without the types of single paths. */
export interface OpenFetch {
  request(method: string, path: string, init: Readonly<Record<string, unknown>>): Promise<OpenFetchResult>;
}

export interface OpenFetchResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** Creates openapi-fetch for each call: it consists of a handful of closures. */
export const createOpenFetch = (baseUrl: string): OpenFetch =>
  createFetchClient({ baseUrl, redirect: REDIRECT }) as unknown as OpenFetch;
