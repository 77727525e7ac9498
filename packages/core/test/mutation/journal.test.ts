import { describe, expect, it } from "vitest";
import { type Entry, readJournal } from "../../mutation/journal.ts";

const read = (...entries: Entry[]) => readJournal(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
const reached = (test: string, ms: number): Entry => ({
  kind: "reached",
  test,
  name: `test ${test}`,
  file: `test/${test}.test.ts`,
  ms,
  hits: { "1": 1, "2": 1 },
});

describe("a worker that takes over", () => {
  it("begins in the test that was under way, without the mutants that it has met", () => {
    const state = read(reached("a", 2), { kind: "try", mutant: "1" }, { kind: "done", test: "a" }, reached("b", 3), {
      kind: "try",
      mutant: "2",
    });
    expect([...state.done]).toEqual(["a"]);
    expect([...state.tried]).toEqual(["2"]);
    expect(state.lastFile).toBe("test/b.test.ts");
    expect(state.last).toEqual({ kind: "try", mutant: "2" });
  });

  it("knows which mutants were killed, and by which test", () => {
    const killed: Entry = { kind: "killed", mutant: "1", test: "a", message: "expected 1 to be 2" };
    const state = read(reached("a", 2), { kind: "try", mutant: "1" }, killed, { kind: "timeout", mutant: "2" });
    expect(Object.fromEntries(state.settled)).toEqual({ 1: killed, 2: { kind: "timeout", mutant: "2" } });
  });

  it("tries again what the test before it may have spoiled", () => {
    const state = read(reached("a", 2), { kind: "try", mutant: "1" }, { kind: "suspect", mutant: "1" });
    expect(state.tried.has("1")).toBe(false);
    expect(state.suspects.get("1")).toBe(1);
  });

  it("adds up how long the tests take that a mutant has met", () => {
    const state = read(reached("a", 20), { kind: "try", mutant: "1" }, { kind: "done", test: "a" }, reached("b", 30), {
      kind: "try",
      mutant: "1",
    });
    expect(state.spent.get("1")).toBe(50);
  });
});

it("an empty journal is the start", () => {
  const { last, settled, loaded, broken } = read();
  expect([last, settled.size, loaded.size, broken.size]).toEqual([undefined, 0, 0, 0]);
});
