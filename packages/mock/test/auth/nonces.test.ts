import { describe, expect, it } from "vitest";
import { Nonces } from "../../src/auth/nonces.ts";

describe("Nonces", () => {
  it("takes a nonce once until its time is over", () => {
    const nonces = new Nonces(1200);
    expect(nonces.use("n", 0, 600)).toBe(true);
    expect(nonces.use("n", 600, 1200)).toBe(false);
    expect(nonces.use("m", 600, 1200)).toBe(true);
    expect(nonces.use("n", 601, 1200)).toBe(true);
    expect(nonces.use("n", 602, 1200)).toBe(false);
  });

  it("remembers a nonce over the turn from one period to the next", () => {
    const nonces = new Nonces(1200);
    nonces.use("n", 1199, 2399);
    expect(nonces.use("n", 1200, 2400)).toBe(false);
    expect(nonces.use("n", 2399, 3000)).toBe(false);
    expect(nonces.use("n", 2400, 3000)).toBe(true);
  });

  it("still refuses the first after 300 000 others in the same window", () => {
    const nonces = new Nonces(1_200_000);
    const nonce = (count: number): string => `nonce${String(count).padStart(27, "0")}`;
    for (let count = 0; count < 300_000; count++) {
      if (!nonces.use(nonce(count), count, 600_000)) throw new Error(`${count} refused`);
    }
    expect(nonces.use(nonce(0), 300_000, 600_000)).toBe(false);
    expect(nonces.use(nonce(299_999), 300_000, 600_000)).toBe(false);
  });

  it("forgets them when told to", () => {
    const nonces = new Nonces(1200);
    nonces.use("n", 0, 600);
    nonces.clear();
    expect(nonces.use("n", 0, 600)).toBe(true);
  });
});
