import { jsonValue } from "../codec/input-values.ts";
import type { PreparedOperation } from "../codec/prepared-operation.ts";
import { refuse } from "../codec/refuse.ts";
import { compileWire } from "../codec/stringify-wire.ts";
import { writeJson } from "../codec/write-json.ts";
import type { AnyOperation } from "../types/operation.ts";

/**
 * Writes a body of `raw`: as JSON, or an unchanged form.
 *
 * @param headers The headers of the request, which the body must match.
 * @param prepared The operation: caches the writer of its number ids.
 * @throws InputError JSON cannot hold the body exactly, or the headers announce something other than JSON.
 */
export function writeBody(
  body: unknown,
  headers: Headers,
  prepared: Pick<PreparedOperation, "writeWire"> & { readonly operation: Pick<AnyOperation, "numberIds"> },
): string | FormData | URLSearchParams {
  if (body instanceof FormData) return body;
  const type = headers.get("content-type") ?? "";
  const isForm = /^(application\/x-www-form-urlencoded|multipart\/)/i.test(type);
  if (body instanceof URLSearchParams) {
    if (isForm) return body;
    refuse(
      "body",
      "is a URLSearchParams without its content type",
      "Set content-type: application/x-www-form-urlencoded.",
    );
  }
  if (isForm && typeof body !== "string")
    refuse(
      "body",
      `is JSON under the content type ${type.split(";")[0]}`,
      "Pass URLSearchParams or FormData, or leave the header out.",
    );
  if (isForm) return String(body);
  const exact = writeJson(body, "body", undefined, []);
  const { numberIds } = prepared.operation;
  if (!numberIds) return exact ?? "null";
  // Ids that the operation takes as numbers lose their quotes.
  prepared.writeWire ??= compileWire(numberIds);
  return prepared.writeWire(body);
}

/**
 * A query with its values as JSON writes them: openapi-fetch drops a `Date`, and writes a `Date` in a list in local format.
 *
 * @throws InputError A number in the query has been rounded, or a value cannot be written at all.
 */
export function plainQuery(query: unknown): unknown {
  writeJson(query, "query", undefined, []);
  return plain(query, "query");
}

function plain(given: unknown, key: string): unknown {
  const value = jsonValue(given, key);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item, index) => plain(item, `${index}`));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item, name)]));
}
