import { describe, expect, it } from "vitest";
import type { OnceRecord } from "../../src/once/index.ts";
import { isContested, twinsOf } from "../../src/once/twins.ts";

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

  it("cannot have made an order that they knew before", () => {
    const twin = record("create:L", { knownBefore: [" O1"] });
    expect(isContested("o1", [twin])).toBe(false);
    expect(isContested("O2", [twin])).toBe(true);
    expect(isContested("O1", [twin, record("create:M")])).toBe(true);
    expect(isContested("O1", [])).toBe(false);
  });
});
