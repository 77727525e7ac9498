import { describe, expect, test } from "vitest";
import type { JournalEntry } from "../../src/journal/entry.ts";
import { Journal } from "../../src/journal/journal.ts";
import { JournalPool } from "../../src/journal/pool.ts";

const entry = (path: string): Omit<JournalEntry, "number" | "kind"> => ({
  at: 0,
  method: "GET",
  path,
  query: {},
  headers: {},
  params: {},
  rawBody: "",
  status: 200,
  violations: [],
  violationCount: 0,
  warnings: [],
  answerViolations: [],
  answer: { headers: {}, rawBody: "" },
  ms: 0,
});
const event = { at: 0, event: "shipped", actor: "seller", summary: { en: "", zh: "" } };

describe("Journal", () => {
  test("counts requests and events in one row of numbers, and finds each by its number", () => {
    const journal = new Journal(new JournalPool());
    journal.add(entry("/a"), 0);
    journal.note(event);
    journal.add(entry("/b"), 0);
    expect(journal.rows().map(({ kind, number }) => [kind, number])).toEqual([
      ["request", 1],
      ["event", 2],
      ["request", 3],
    ]);
    expect(journal.requests().map(({ path }) => path)).toEqual(["/a", "/b"]);
    expect(journal.get(3)).toMatchObject({ path: "/b" });
    expect(journal.get(4)).toBeUndefined();
    expect(journal.get(0)).toBeUndefined();
  });

  test("calls listeners for each row until they stop listening", () => {
    const journal = new Journal(new JournalPool());
    const heard: number[] = [];
    const stop = journal.listen(({ number }) => heard.push(number));
    journal.add(entry("/a"), 0);
    journal.note(event);
    stop();
    journal.add(entry("/b"), 0);
    expect(heard).toEqual([1, 2]);
  });

  test("lets the memory of an answer go with its entry, but not of one that users have", () => {
    const journal = new Journal(new JournalPool(3));
    const gone: string[] = [];
    const add = (path: string): JournalEntry => journal.add(entry(path), 0, undefined, () => gone.push(path));
    add("/a");
    journal.handOut(add("/b"));
    add("/c");
    expect(gone).toEqual([]);
    for (const path of ["/d", "/e", "/f"]) add(path);
    expect(gone).toEqual(["/a", "/c", "/d"]);
    journal.clear();
    expect(gone).toEqual(["/a", "/c", "/d", "/e", "/f"]);
    journal.clear();
    expect(gone).toHaveLength(5);
  });

  test("leaves a body that is read late unread", () => {
    let reads = 0;
    const late = Object.defineProperty(entry("/a"), "body", { enumerable: true, get: () => ++reads });
    const kept = new Journal(new JournalPool()).add(late, 0);
    expect(reads).toBe(0);
    expect(kept.body).toBe(1);
  });
});

describe("JournalPool", () => {
  test("keeps no more rows than it may, of all journals together, and forgets the oldest first", () => {
    const pool = new JournalPool(10, Number.POSITIVE_INFINITY);
    const [one, two] = [new Journal(pool), new Journal(pool)];
    for (let count = 0; count < 8; count++) one.add(entry(`/one/${count}`), 0);
    for (let count = 0; count < 5; count++) two.add(entry(`/two/${count}`), 0);
    expect(one.rows().length + two.rows().length).toBeLessThanOrEqual(10);
    expect(two.rows()).toHaveLength(5);
    expect(one.requests().at(-1)?.path).toBe("/one/7");
    expect(one.get(8)).toMatchObject({ path: "/one/7" });
    expect(one.get(1)).toBeUndefined();
  });

  test("keeps no more bytes than it may, but always the newest row", () => {
    const journal = new Journal(new JournalPool(10, 10_000));
    journal.add(entry("/a"), 4000);
    journal.add(entry("/b"), 4000);
    expect(journal.requests().map(({ path }) => path)).toEqual(["/b"]);
    journal.add(entry("/huge"), 1_000_000);
    expect(journal.requests().map(({ path }) => path)).toEqual(["/huge"]);
  });

  test("has room again for what a journal forgot", () => {
    const pool = new JournalPool(10, Number.POSITIVE_INFINITY);
    const [one, two] = [new Journal(pool), new Journal(pool)];
    for (let count = 0; count < 10; count++) one.add(entry("/a"), 0);
    one.clear();
    for (let count = 0; count < 10; count++) two.add(entry("/b"), 0);
    expect(one.rows()).toEqual([]);
    expect(two.rows()).toHaveLength(10);
  });
});
