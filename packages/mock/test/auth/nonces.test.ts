import { describe, expect, it } from "vitest";
import { Nonces } from "../../src/auth/nonces.ts";

describe("Nonces", () => {
  it("takes a nonce once per key until its time is over", () => {
    const nonces = new Nonces(10);
    expect(nonces.use("a", "n", 0, 600)).toBe(true);
    expect(nonces.use("a", "n", 600, 1200)).toBe(false);
    expect(nonces.use("b", "n", 600, 1200)).toBe(true);
    expect(nonces.use("a", "n", 601, 1200)).toBe(true);
    expect(nonces.use("a", "n", 602, 1200)).toBe(false);
  });

  it("does not take one key and nonce for another", () => {
    const nonces = new Nonces(10);
    expect(nonces.use("ab", "c", 0, 1)).toBe(true);
    expect(nonces.use("a", "bc", 0, 1)).toBe(true);
  });

  it("never holds more than it may; drops what is over first, then the oldest", () => {
    const nonces = new Nonces(10);
    for (let count = 0; count < 5; count++) nonces.use("a", `old${count}`, 0, 10);
    for (let count = 0; count < 6; count++) nonces.use("a", `new${count}`, 20, 100);
    expect(nonces.size).toBe(6);
    for (let count = 6; count < 1000; count++) {
      nonces.use("a", `new${count}`, 20, 100);
      expect(nonces.size).toBeLessThanOrEqual(10);
    }
    expect(nonces.use("a", "new999", 20, 100)).toBe(false);
    expect(nonces.use("a", "new0", 20, 100)).toBe(true);
  });
});
