import { describe, expect, it } from "vitest";
import { createTwoClocks, searchedSince, unsettledMs } from "../../src/once/server-time.ts";

const attempt = { n: 1, owner: "a", sentAt: 1000_000, sendMs: 30_000 };

describe("unsettledMs", () => {
  it("counts from the last possible sending, on the clock that says more", () => {
    expect(unsettledMs([attempt], { local: 1000_000, server: undefined }, 120_000)).toBe(150_000);
    expect(unsettledMs([{ ...attempt, endedAt: 1005_000 }], { local: 1125_000, server: undefined }, 120_000)).toBe(0);
    const both = { ...attempt, serverTimeAtSend: 2000_000, endedAt: 1005_000 };
    // The local clock has jumped by an hour: the server's says that only ten seconds have passed.
    expect(unsettledMs([both], { local: 4600_000, server: 2010_000 }, 120_000)).toBe(116_000);
    // It went back by an hour: it makes the key wait.
    expect(unsettledMs([both], { local: -2600_000, server: 9000_000 }, 120_000)).toBe(3725_000);
    expect(unsettledMs([both], { local: 1125_000, server: 2125_000 }, 120_000)).toBe(0);
  });

  it("does not wait for what never left", () => {
    expect(unsettledMs([{ ...attempt, end: "unsent" }], { local: 1000_000, server: undefined }, 120_000)).toBe(0);
    expect(unsettledMs([], { local: 0, server: 0 }, 120_000)).toBe(0);
  });
});

it("searches from the first attempt on, by the server's clock unless the two contradict each other", () => {
  expect(searchedSince([attempt])).toBe(1000_000);
  expect(
    searchedSince([
      { ...attempt, serverTimeAtSend: 1500_000 },
      { ...attempt, n: 2 },
    ]),
  ).toBe(1500_000);
  expect(searchedSince([{ ...attempt, serverTimeAtSend: 1000_000 + 86_400_000 }])).toBe(1000_000);
  expect(searchedSince([])).toBeNaN();
});

describe("the two clocks", () => {
  it("ask the server, keep the answer for a while, and ask again when the local clock was set", async () => {
    let local = 5000;
    let asked = 0;
    const serverTime = async (): Promise<number> => {
      asked++;
      return 900_000;
    };
    const clocks = createTwoClocks({ serverTime }, () => local);
    expect(await clocks.now({})).toEqual({ local: 5000, server: 900_000 });
    expect((await clocks.now({})).server).toBeGreaterThanOrEqual(900_000);
    expect(asked).toBe(1);
    local += 3600_000;
    await clocks.now({});
    expect(asked).toBe(2);
  });

  it("do not know the server's time when it cannot be read", async () => {
    const serverTime = async (): Promise<never> => {
      throw new Error("no answer");
    };
    const clocks = createTwoClocks({ serverTime }, () => 7);
    expect(await clocks.now({})).toEqual({ local: 7, server: undefined });
    expect(await createTwoClocks({ serverTime: async () => undefined }, () => 7).ask({})).toEqual({ local: 7 });
  });
});
