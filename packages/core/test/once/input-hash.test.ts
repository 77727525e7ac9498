import { createHash } from "node:crypto";
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

it("stays what it is from version to version, as journals keep it: SHA-256 over JSON in one order, ids as text", () => {
  const json = '{"address":{"city":"杭州市"},"ids":["382",[]],"isGift":true}';
  const hash = createHash("sha256").update(json).digest("hex");
  expect(inputHash({ isGift: true, ids: [382, []], address: { city: "杭州市" } })).toBe(hash);
});

it("tells nothing, lists and objects apart as JSON does", () => {
  expect(inputHash({ a: null })).toBe(inputHash({}));
  expect(inputHash([null])).not.toBe(inputHash([]));
  expect(inputHash([undefined])).toBe(inputHash([null]));
  expect(inputHash(["a"])).not.toBe(inputHash({ 0: "a" }));
  expect(inputHash(null)).not.toBe(inputHash({}));
  // As JSON.stringify does for the whole.
  expect(inputHash({ toJSON: (name: string) => name })).toBe(inputHash(""));
});

it("takes an input of 500 levels, and no more", () => {
  const nested = (levels: number): unknown => (levels === 0 ? "x" : [nested(levels - 1)]);
  expect(inputHash(nested(500))).toMatch(/^[0-9a-f]{64}$/);
  expect(() => inputHash(nested(501))).toThrow("the input is nested too deeply, or holds itself");
  const ring: unknown[] = [];
  ring.push(ring);
  expect(() => inputHash(ring)).toThrow(/holds itself/);
});

it("refuses an input that holds itself", () => {
  const ring: Record<string, unknown> = {};
  ring.self = ring;
  expect(() => inputHash(ring)).toThrow(/holds itself/);
});
