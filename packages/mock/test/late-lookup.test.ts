import { createMock } from "@pandapon/mock";
import { afterEach, describe, expect, test, vi } from "vitest";
import { signed } from "./support/signed.ts";

afterEach(() => {
  vi.useRealTimers();
});

describe("clock and timers of a mock", () => {
  test("are those of the moment: fake time that begins after the mock was created is the mock's time", async () => {
    await using mock = await createMock();
    vi.useFakeTimers({ now: Date.parse("2031-05-06T07:08:09Z"), toFake: ["Date"] });
    const answer = await mock.fetch("http://mock/v2/taobao/cart/list", { headers: signed() });
    expect(answer.headers.get("x-mock-auth")).toBe('{"result":"verified"}');
    expect(answer.headers.get("date")).toBe("Tue, 06 May 2031 07:08:09 GMT");
    expect(mock.requests().at(-1)?.at).toBe(Date.parse("2031-05-06T07:08:09Z"));
  });
});
