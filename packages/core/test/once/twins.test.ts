import { describe, expect, it } from "vitest";
import type { OnceRecord } from "../../src/once/index.ts";
import { areEqual, isContested, twinsOf } from "../../src/once/twins.ts";

const red = { sku: "red", quantity: 1 };
const blue = { sku: "blue", quantity: 2 };
const attempts = [{ n: 1, owner: "x", sentAt: 0, sendMs: 1 }];
const record = (key: string, more: Partial<OnceRecord> = {}): OnceRecord => ({
  key,
  kind: "create",
  inputHash: "ab",
  version: 1,
  state: "doubtful",
  attempts,
  lines: [red],
  ...more,
});

async function twins(lines: OnceRecord["lines"], ...others: OnceRecord[]): Promise<string[]> {
  const open = async function* () {
    yield* others;
  };
  return (await twinsOf({ session: { open } } as never, "create:K", lines)).map(({ key }) => key);
}

describe("twins of a key", () => {
  it("are other keys with a SKU in common that may have been sent", async () => {
    expect(
      await twins(
        [red],
        record("create:K"),
        record("create:L"),
        record("create:WIDE", { lines: [{ ...red, quantity: 5 }, blue] }),
        record("create:BLUE", { lines: [blue] }),
        record("create:INTENDED", { attempts: [] }),
        record("create:UNSENT", { attempts: attempts.map((attempt) => ({ ...attempt, end: "unsent" })) }),
        record("pay:P", { kind: "pay" }),
      ),
    ).toEqual(["create:L", "create:WIDE"]);
  });

  it("are batches whose line in common has no order yet", async () => {
    const parts = [{ ...red, orderId: "1" }, blue];
    const batch = record("batch:B", { kind: "batch", lines: [red, blue], parts });
    expect(await twins([red], batch)).toEqual([]);
    expect(await twins([blue], batch)).toEqual(["batch:B"]);
  });

  it("are those whose lines are not known", async () => {
    const { lines: _, ...withoutLines } = record("create:L");
    expect(await twins([red], withoutLines)).toEqual(["create:L"]);
    expect(await twins(undefined, record("create:L"))).toEqual(["create:L"]);
  });

  it("have one SKU in common, of several that differ", async () => {
    expect(await twins([blue, red], record("create:L", { lines: [red] }))).toEqual(["create:L"]);
    expect(await twins([red], record("create:L", { lines: [blue] }))).toEqual([]);
  });

  it("cannot have made an order that they knew before", () => {
    const twin = record("create:L", { knownBefore: [" O1"] });
    expect(isContested("o1", [twin])).toBe(false);
    expect(isContested("O2", [twin])).toBe(true);
    expect(isContested("O1", [twin, record("create:M")])).toBe(true);
    expect(isContested("O1", [])).toBe(false);
  });
});

describe("keys that ordered the same", () => {
  const same = (other: Partial<OnceRecord>, lines: OnceRecord["lines"] = [red, blue]): boolean =>
    areEqual([record("create:L", other)], lines);

  it("have the same pieces, in any order and however the ids are written", () => {
    expect(same({ lines: [red, blue] })).toBe(true);
    expect(same({ lines: [blue, { sku: " RED ", quantity: "1" }] })).toBe(true);
    expect(same({ lines: [{ product: "red", quantity: 1 }, blue] })).toBe(true);
  });

  it("differ in a SKU, a quantity or a line", () => {
    for (const lines of [
      [red],
      [red, { ...blue, quantity: 3 }],
      [red, { ...blue, sku: "green" }],
      [red, blue, blue],
      [],
    ])
      expect([lines, same({ lines })]).toEqual([lines, false]);
    expect(same({ lines: undefined as never })).toBe(false);
  });

  it("are equal only if all of them are", () => {
    expect(areEqual([record("create:L"), record("create:M", { lines: [blue] })], [red])).toBe(false);
    expect(areEqual([record("create:L"), record("create:M")], [red])).toBe(true);
  });

  it("still wait for the same lines of a batch", () => {
    expect(same({ lines: [red, blue], parts: [{ ...red, orderId: "1" }, blue] }, [blue])).toBe(true);
  });
});
