import { describe, expect, it } from "vitest";
import { envelope, failure, offline } from "../support/client.ts";

describe("client.raw", () => {
  it.each(["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"])("sends %s", async (method) => {
    const sent: unknown[] = [];
    const { client } = offline(() => envelope(1), {
      fetch: async (url, init) => {
        sent.push([init.method, url]);
        return envelope(1);
      },
    });
    const raw = client.raw as unknown as Record<string, (path: string) => Promise<unknown>>;
    await raw[method]?.("/v2/any");
    expect(sent).toEqual([[method, "https://api.pandapon.com/v2/any"]]);
  });

  it.each([
    ["method is not a string", [5, "/v2/any"]],
    ["path is not a string", ["GET", undefined]],
    ["init is not an object", ["GET", "/v2/any", "body"]],
    ["init is not an object", ["GET", "/v2/any", null]],
  ])("says what it was given wrongly: %s", async (message, given) => {
    const { client, seen } = offline(() => envelope(1));
    const request = client.raw.request as unknown as (...given: unknown[]) => Promise<unknown>;
    expect(await failure(request(...given))).toMatchObject({ name: "InputError", message });
    expect(seen).toEqual([]);
  });
});
