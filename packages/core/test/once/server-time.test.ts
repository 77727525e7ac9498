import { describe, expect, it, vi } from "vitest";
import type { OnceAttempt } from "../../src/once/record.ts";
import { createTwoClocks, searchedSince, unsettledMs } from "../../src/once/server-time.ts";

const attempt: OnceAttempt = { n: 1, owner: "a", sentAt: 1000_000, sendMs: 30_000 };

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

  it("counts on the local clock alone where the server's time is missing, then or now", () => {
    const then = { ...attempt, serverTimeAtSend: 2000_000 };
    expect(unsettledMs([then], { local: 1000_000, server: undefined }, 120_000)).toBe(150_000);
    expect(unsettledMs([attempt], { local: 1000_000, server: 1 }, 120_000)).toBe(150_000);
  });

  it("does not wait for what never left", () => {
    expect(unsettledMs([{ ...attempt, end: "unsent" }], { local: 1000_000, server: undefined }, 120_000)).toBe(0);
    expect(unsettledMs([], { local: 0, server: 0 }, 120_000)).toBe(0);
  });
});

it("searches from the first attempt on, by the server's clock, or by the earlier clock if the two disagree", () => {
  expect(searchedSince([attempt])).toBe(1000_000);
  expect(
    searchedSince([
      { ...attempt, serverTimeAtSend: 1500_000 },
      { ...attempt, n: 2 },
    ]),
  ).toBe(1500_000);
  const HOUR = 3600_000;
  for (const [difference, since] of [
    [2 * HOUR, 1000_000 + 2 * HOUR],
    [2 * HOUR + 1, 1000_000],
    [-2 * HOUR, 1000_000 - 2 * HOUR],
    [-24 * HOUR, 1000_000 - 24 * HOUR],
    [24 * HOUR, 1000_000],
  ] as const)
    expect([difference, searchedSince([{ ...attempt, serverTimeAtSend: 1000_000 + difference }])]).toEqual([
      difference,
      since,
    ]);
  expect(searchedSince([])).toBeNaN();
});

it("searches from the first attempt of which anything left, or from the first if nothing did", () => {
  const later = { ...attempt, n: 2, sentAt: 3000_000 };
  expect(
    searchedSince([
      { ...attempt, end: "unsent" },
      { ...later, end: "unknown" },
    ]),
  ).toBe(3000_000);
  expect(searchedSince([{ ...attempt, end: "unsent" }, later])).toBe(3000_000);
  expect(searchedSince([attempt, later])).toBe(1000_000);
  expect(
    searchedSince([
      { ...attempt, end: "unsent" },
      { ...later, end: "unsent" },
    ]),
  ).toBe(1000_000);
});

describe("the two clocks", () => {
  const SERVER = 900_000;

  it("are asked anew after a minute, and when the local clock has stepped against the time that passed", async () => {
    const passed = vi.spyOn(performance, "now").mockReturnValue(0);
    for (const [name, elapsed, local, asks] of [
      ["at once", 0, 0, 1],
      ["after a minute", 60_000, 60_000, 1],
      ["after more than a minute", 60_001, 60_001, 2],
      ["after a step forward of five seconds", 10_000, 15_000, 1],
      ["after a longer step forward", 10_000, 15_001, 2],
      ["after a step back of five seconds", 10_000, 5000, 1],
      ["after a longer step back", 10_000, 4999, 2],
    ] as const) {
      let [asked, now] = [0, 1000];
      passed.mockReturnValue(0);
      const clocks = createTwoClocks({ serverTime: async () => SERVER + 1000 * asked++ }, () => now);
      await clocks.now({});
      passed.mockReturnValue(elapsed);
      now += local;
      const server = asks === 1 ? SERVER + elapsed : SERVER + 1000;
      expect([name, await clocks.now({}), asked]).toEqual([name, { local: 1000 + local, server }, asks]);
    }
    passed.mockRestore();
  });

  it("are asked each time as long as no answer shows the server's", async () => {
    let asked = 0;
    const clocks = createTwoClocks({ serverTime: async () => void asked++ }, () => 7);
    for (const _ of [1, 2]) expect(await clocks.now({})).toEqual({ local: 7, server: undefined });
    expect(asked).toBe(2);
  });

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
