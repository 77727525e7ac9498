import { requireType } from "../errors/require-type.ts";
import { plainHeaders } from "../transport/plain-headers.ts";
import type { CallOptions } from "../types/call-options.ts";

/** The content type of a body, and the headers that the caller adds or removes. */
export function addHeaders(body: unknown, given: NonNullable<CallOptions["headers"]>): Headers {
  requireType("headers", given, "object");
  const headers = new Headers(body === undefined ? {} : { "content-type": "application/json" });
  for (const [name, value] of Object.entries(plainHeaders(given))) {
    if (value === null) headers.delete(name);
    else if (value !== undefined) headers.set(name, value);
  }
  return headers;
}
