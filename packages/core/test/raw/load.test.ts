import { describe, expect, it } from "vitest";
import { ApiError, list } from "../../src/index.ts";
import { envelope, failure, offline } from "../support/client.ts";
import { findThings, getThing } from "../support/operations.ts";
import { unhandledDuring } from "../support/unhandled.ts";

// In a file of its own: here nothing has been loaded yet when it is first asked for.
describe("code that is loaded on first use", () => {
  it("leaves no rejection unhandled when the first page fails before the rest is there", async () => {
    const { client } = offline(() => Response.json({ code: 99100, msg: "no" }));
    const iterate = async (): Promise<void> => {
      for await (const _ of list(client, findThings)) break;
    };
    const unhandled = await unhandledDuring(async () => expect(await failure(iterate())).toBeInstanceOf(ApiError));
    expect(unhandled).toEqual([]);
  });

  it("sends a call with middleware once, with its input", async () => {
    const { client, seen } = offline(() => envelope("ok"));
    client.raw.use({ onRequest: ({ request }) => void request.headers.set("x-trace", "7") });
    expect(await client.call(getThing, { id: "5" })).toBe("ok");
    expect(seen.map(({ url, headers }) => [url, headers.get("x-trace")])).toEqual([
      ["https://api.pandapon.com/v2/thing/get?id=5", "7"],
    ]);
  });

  it("keeps to the deadline while it is loaded, and afterwards", async () => {
    const { client, seen } = offline(() => new Promise(() => {}));
    client.raw.use({ onRequest() {} });
    expect(await failure(client.call(getThing, {}, { deadlineMs: 30 }))).toMatchObject({ name: "TimeoutError" });
    expect(seen.length).toBeLessThan(2);
  });
});
