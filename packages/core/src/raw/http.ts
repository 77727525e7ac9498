import createFetchClient from "openapi-fetch";
import type { Core } from "../transport/transport.ts";

/** openapi-fetch with the types of single paths left out. */
export interface Http {
  request(method: string, path: string, init: Readonly<Record<string, unknown>>): Promise<HttpResult>;
}

export interface HttpResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** openapi-fetch as a client needs it. It is a handful of closures: making one costs less than keeping one would. */
export const createHttp = ({ baseUrl, redirect }: Core): Http =>
  createFetchClient({ baseUrl, redirect }) as unknown as Http;
