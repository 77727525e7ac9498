import { describe, expect, it } from "vitest";
import { createJudge } from "../../src/once/judge-key.ts";
import type { OnceRecord } from "../../src/once/record.ts";
import { contextOf, START, shop, stopTheClock } from "./support.ts";

stopTheClock();

const record: OnceRecord = {
  key: "create:K",
  kind: "create",
  inputHash: "ab",
  version: 1,
  state: "doubtful",
  attempts: [{ n: 1, owner: "a", sentAt: START, sendMs: 1000, endedAt: START, end: "unknown" }],
};

/** A judge of the key K, and the shop that it looks at. */
async function judgeOf(marks: Parameters<typeof shop>[0] = "sure") {
  const one = shop(marks);
  const judge = () => createJudge(contextOf(one), record);
  return { ...one, judge };
}

describe("the owner of an order that was not claimed", () => {
  const ownersOf = async (mark: string | undefined, more: Partial<OnceRecord> = {}, marks?: "sure" | "unsure") => {
    const { judge, place, records } = await judgeOf(marks);
    for (const key of ["create:K", "create:L"]) records.set(key, { ...record, ...more, key });
    const order = place("O1", { mark });
    return [...(await (await judge()).ownersOf([{ id: "O1", payment: "unsettled", order }]))];
  };

  it("is the key whose number it carries, also with spaces around it", async () => {
    const owner = ["O1", { key: "create:L", isSure: true }];
    expect(await ownersOf("L")).toEqual([owner]);
    expect(await ownersOf(" L ")).toEqual([owner]);
  });

  it("is not told by the key's own number, by none, or by one that no key has", async () => {
    for (const mark of ["K", undefined, "", "M"]) expect([mark, await ownersOf(mark)]).toEqual([mark, []]);
  });

  it("is not told by the number of a key that is recognized by its lines", async () => {
    expect(await ownersOf("L", { knownBefore: [] })).toEqual([]);
  });

  it("is not told by texts that may be left out or changed", async () => {
    expect(await ownersOf("L", {}, "unsure")).toEqual([]);
  });

  it("is the key that has claimed it, regardless of the number it carries", async () => {
    const { judge, place, records } = await judgeOf();
    records.set("create:L", { ...record, key: "create:L" });
    records.set("order:o1", { ...record, key: "order:o1", kind: "claim", inputHash: "create:M" });
    const order = place("O1", { mark: "L" });
    const seen = [undefined, "O1"].map((id) => ({ id, payment: "unsettled" as const, order }));
    expect([...(await (await judge()).ownersOf(seen))]).toEqual([["O1", { key: "create:M", isSure: false }]]);
  });
});

describe("a search", () => {
  it("is proof, and looks more often, once the attempts have had their time", async () => {
    const { clock, platform, settings } = shop();
    const asked: unknown[] = [];
    const find: typeof platform.find = (question, { isProof, ...search }) => {
      asked.push([isProof, question.since]);
      return platform.find(question, search);
    };
    for (const [ms, left] of [
      [9999, 1],
      [10_000, 0],
      [60_000, 0],
    ] as const) {
      clock.now = START + ms;
      const judge = await createJudge(contextOf({ platform: { ...platform, find }, settings }), record);
      expect([ms, judge.waitMs]).toEqual([ms, left]);
      await judge.search({ mark: "K", lines: undefined, except: [] });
    }
    const since = new Date(START);
    expect(asked).toEqual([
      [false, since],
      [true, since],
      [true, since],
    ]);
  });
});

describe("what cannot be told", () => {
  it("yet is asked again in ten seconds, or when it says", async () => {
    const judge = await (await judgeOf()).judge();
    expect(judge.pending("twin")).toMatchObject({ key: "K", reason: "twin", askAgainAt: new Date(START + 10_000) });
    expect(judge.pending("twin", 0.5)).toMatchObject({ askAgainAt: new Date(START + 1) });
  });

  it("without a person names the orders that have an id", async () => {
    const judge = await (await judgeOf()).judge();
    expect(judge.ambiguous("several", ["O1", undefined, "O2"]).orderIds).toEqual(["O1", "O2"]);
  });
});
