import { expect, it } from "vitest";
import { inputHash } from "../../src/once/input-hash.ts";

it("is the same for the same input: order of fields, absent fields and the form of ids do not matter", () => {
  const hash = inputHash({ ids: ["382", 5], address: { city: "杭州市", zip: undefined, phone: null } });
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  for (const same of [
    { address: { city: "杭州市" }, ids: [382, "5"] },
    { ids: [382n, 5n], address: { phone: undefined, city: "杭州市" } },
    { ids: ["382", { toJSON: () => 5 }], address: { city: "杭州市" } },
  ]) {
    expect(inputHash(same)).toBe(hash);
  }
});

it("differs for another input", () => {
  const hashes = [
    {},
    { ids: [] },
    { ids: ["1"] },
    { ids: ["1", "2"] },
    { ids: ["2", "1"] },
    { ids: "1" },
    { ids: [["1"]] },
    { ids: true },
    { id: "1" },
  ].map(inputHash);
  expect(new Set(hashes).size).toBe(hashes.length);
});

it("refuses an input that holds itself", () => {
  const ring: Record<string, unknown> = {};
  ring.self = ring;
  expect(() => inputHash(ring)).toThrow(/holds itself/);
});
