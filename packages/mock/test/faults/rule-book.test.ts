import { describe, expect, test } from "vitest";
import { RuleBook } from "../../src/faults/rule-book.ts";

const book = () => new RuleBook("seed");

describe("RuleBook", () => {
  test("applies the first matching rule, and each rule as often as set", () => {
    const rules = book();
    rules.add({ operationId: "a", do: { status: 500 }, times: 1 });
    rules.add({ operationId: "a", do: { status: 501 }, times: 2 });
    const hits = ["a", "b", "a", "a", "a"].map((id) => rules.match(id, 0)?.rule.do.status);
    expect(hits).toEqual([500, undefined, 501, 501, undefined]);
    expect(rules.list().map(({ hits, left }) => [hits, left])).toEqual([
      [1, 0],
      [2, 0],
    ]);
  });

  test("lets counted rules go before those without end, whichever came first", () => {
    const rules = book();
    rules.add({ do: { status: 500 } });
    rules.add({ operationId: "a", do: { status: 501 }, times: 1 });
    expect(rules.match("a", 0)?.rule.do.status).toBe(501);
    expect(rules.match("a", 0)?.rule.do.status).toBe(500);
  });

  test("hits a share of the calls, the same ones for the same seed", () => {
    const run = (seed: string): string => {
      const rules = new RuleBook(seed);
      rules.add({ do: { status: 503 }, rate: 0.3 });
      return Array.from({ length: 200 }, () => (rules.match("a", 0) === undefined ? "." : "x")).join("");
    };
    expect(run("one")).toBe(run("one"));
    expect(run("one")).not.toBe(run("two"));
    const hits = run("one").replaceAll(".", "").length;
    expect(hits).toBeGreaterThan(35);
    expect(hits).toBeLessThan(90);
  });

  test("fills a bucket of tokens as time passes, and says when the next one comes", () => {
    const rules = book();
    rules.add({ do: { limit: { calls: 2, perMs: 1000 } } });
    expect([0, 0].map((at) => rules.match("a", at))).toEqual([undefined, undefined]);
    expect(rules.match("a", 0)?.retryAfterMs).toBe(500);
    expect(rules.match("a", 400)?.retryAfterMs).toBe(100);
    expect(rules.match("a", 500)).toBeUndefined();
    expect(rules.match("a", 500)?.retryAfterMs).toBe(500);
    expect([5000, 5000].map((at) => rules.match("a", at))).toEqual([undefined, undefined]);
    expect(rules.match("a", 5000)).toBeDefined();
  });

  test("passes over rules that are switched off, and forgets those that are removed or used up", () => {
    const rules = book();
    const off = rules.add({ do: { status: 500 } });
    off.on = false;
    const once = rules.add({ do: { status: 501 }, times: 1 });
    expect(rules.match("a", 0)?.rule).toBe(once);
    expect(rules.match("a", 0)).toBeUndefined();
    rules.removeUsedUp();
    expect(rules.list()).toEqual([off]);
    expect(rules.remove(off.id)).toBe(true);
    expect(rules.remove(off.id)).toBe(false);
  });

  test("counts a rule as unused that answered fewer requests than it was set to, but not a rule without such a number", () => {
    const rules = book();
    rules.add({ do: { status: 503 }, rate: 0.5, standing: true });
    const twice = rules.add({ operationId: "a", do: { status: 500 }, times: 2 });
    const once = rules.add({ operationId: "b", do: { status: 500 }, times: 1 });
    rules.match("a", 0);
    rules.match("b", 0);
    expect(rules.unused()).toEqual([twice]);
    rules.match("a", 0);
    expect(rules.unused()).toEqual([]);
    expect(once.hits).toBe(1);
  });
});
