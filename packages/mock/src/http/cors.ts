import type { MockResponse } from "../contract/message.ts";

const EXPOSED =
  "x-mock-operation, x-mock-source, x-mock-example, x-mock-auth, x-mock-violations, x-mock-warnings, x-mock-code, date, allow, retry-after";
const METHODS = "GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS";

/** Front-end teams call the mock from pages of any origin, with any header. */
export function corsHeaders(origin: string | undefined): Record<string, string> {
  return {
    "access-control-allow-origin": origin !== undefined && /^[\x21-\x7e]+$/.test(origin) ? origin : "*",
    "access-control-expose-headers": EXPOSED,
    vary: "origin",
    ...(origin === undefined ? {} : { "access-control-allow-credentials": "true" }),
  };
}

/** A browser asks before it sends the signed headers. */
export function preflight(headers: Readonly<Record<string, string>>): MockResponse {
  const asked = headers["access-control-request-headers"];
  return {
    status: 204,
    headers: {
      "access-control-allow-methods": METHODS,
      "access-control-allow-headers":
        asked !== undefined && /^[\x20-\x7e]*$/.test(asked)
          ? asked
          : "content-type, access-key, timestamp, nonce-str, user-id, signature, prefer, x-mock-world, x-mock-scenario",
      "access-control-max-age": "600",
      ...(headers["access-control-request-private-network"] === "true"
        ? { "access-control-allow-private-network": "true" }
        : {}),
    },
    body: "",
  };
}
