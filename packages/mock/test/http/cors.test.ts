import { describe, expect, it } from "vitest";
import { mockForFile } from "../support/server.ts";
import { signed } from "../support/signed.ts";

const running = mockForFile();
const path = "/v2/taobao/cart/list";
const origin = "https://shop.example";

describe("a page of another origin", () => {
  it("may read the answer and the mock's headers", async () => {
    const { headers } = await fetch(running.mock.url + path, { headers: { ...signed(), origin } });
    expect(headers.get("access-control-allow-origin")).toBe(origin);
    expect(headers.get("access-control-allow-credentials")).toBe("true");
    expect(headers.get("vary")).toBe("origin");
    for (const name of [
      "x-mock-auth",
      "x-mock-violations",
      "x-mock-code",
      "x-mock-operation",
      "x-mock-example",
      "date",
    ]) {
      expect(headers.get("access-control-expose-headers")).toContain(name);
    }
  });

  it("may read refusals, too", async () => {
    for (const target of [path, "/nope", "/__mock/health", "/openapi.json"]) {
      const response = await fetch(running.mock.url + target, { headers: { origin } });
      expect(response.headers.get("access-control-allow-origin")).toBe(origin);
    }
  });

  it("may send the signed headers, from a public page to this machine as well", async () => {
    const response = await fetch(running.mock.url + path, {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "GET",
        "access-control-request-headers": "access-key,nonce-str,signature,timestamp,user-id",
        "access-control-request-private-network": "true",
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-headers")).toBe(
      "access-key,nonce-str,signature,timestamp,user-id",
    );
    expect(response.headers.get("access-control-allow-methods")).toContain("POST");
    expect(response.headers.get("access-control-allow-private-network")).toBe("true");
    expect(running.mock.requests().some(({ method }) => method === "OPTIONS")).toBe(false);
  });

  it("without an origin: any may read, none with credentials", async () => {
    const { headers } = await fetch(running.mock.url + path, { headers: signed() });
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.has("access-control-allow-credentials")).toBe(false);
  });
});
