import { describe, expect, it } from "vitest";
import { pageFacts } from "../../src/client/page-facts.ts";

const facts = (fields: object) => pageFacts(fields as never);

describe("what a page says", () => {
  it.each([5, "5"])("counts are numbers, also as text: %j", (count) => {
    expect(facts({ total: count, pages: count })).toMatchObject({ total: 5, pages: 5 });
  });

  it.each([0, "0", -1, "", "many", null, undefined, true, [5], { valueOf: () => 5 }])(
    "counts are not told by %j",
    (count) => {
      const { total, pages } = facts({ total: count, pages: count });
      expect([total, pages]).toEqual([Number.NaN, Number.NaN]);
    },
  );

  it("only hasNext: false makes it the last", () => {
    expect([false, true, undefined, null, 0, "false"].map((hasNext) => facts({ hasNext }).isLast)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it("it is of nothing when it has no items and says that there are none", () => {
    expect(facts({ items: [], total: 0 }).isNothing).toBe(true);
    expect(facts({ items: [], total: "0" }).isNothing).toBe(true);
    expect(facts({ items: [], total: 1 }).isNothing).toBe(false);
    expect(facts({ items: [] }).isNothing).toBe(false);
    expect(facts({ items: [1], total: 0 }).isNothing).toBe(false);
    expect(facts({ items: undefined, total: 0 }).isNothing).toBe(false);
  });
});
