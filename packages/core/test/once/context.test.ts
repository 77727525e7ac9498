import { describe, expect, it, vi } from "vitest";
import { searchAt } from "../../src/once/context.ts";

describe("the clock of a search", () => {
  const at = (local: number, server: number | undefined) => {
    const passed = vi.spyOn(performance, "now").mockReturnValue(100);
    const search = searchAt({ options: { retries: 1 } } as never, { local, server });
    passed.mockReturnValue(107.4);
    const result = [search.clock(), search.retries];
    passed.mockRestore();
    return result;
  };

  it("is the server's, and continues from there, beside the options of the call", () => {
    expect(at(1000, 5000)).toEqual([5007, 1]);
  });

  it("is the local one where the server's is not known", () => {
    expect(at(1000, undefined)).toEqual([1007, 1]);
    expect(at(1000, 0)).toEqual([7, 1]);
  });
});
