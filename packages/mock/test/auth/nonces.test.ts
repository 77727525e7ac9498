import { describe, expect, it } from "vitest";
import { Nonces } from "../../src/auth/nonces.ts";

describe("Nonces", () => {
  it("takes a nonce once", () => {
    const nonces = new Nonces(1200);
    expect(nonces.use("n", 0)).toBe(true);
    expect(nonces.use("n", 0)).toBe(false);
    expect(nonces.use("m", 0)).toBe(true);
  });

  it("remembers a nonce for at least a period, over the turn from one period to the next", () => {
    const nonces = new Nonces(1200);
    nonces.use("n", 1199);
    expect(nonces.use("n", 1200)).toBe(false);
    expect(nonces.use("n", 2399)).toBe(false);
    expect(nonces.use("n", 2400)).toBe(true);
  });

  it("forgets all when two periods have passed without a request", () => {
    const nonces = new Nonces(1200);
    nonces.use("n", 0);
    expect(nonces.use("n", 5000)).toBe(true);
  });

  it("still refuses the first after 300 000 others in the same window", () => {
    const nonces = new Nonces(1200);
    for (let count = 0; count < 300_000; count++) {
      if (!nonces.use(`nonce${String(count).padStart(27, "0")}`, count / 1000)) throw new Error(`${count} refused`);
    }
    expect(nonces.use(`nonce${"0".repeat(27)}`, 300)).toBe(false);
    expect(nonces.use(`nonce${"299999".padStart(27, "0")}`, 300)).toBe(false);
  });

  it("forgets them when told to", () => {
    const nonces = new Nonces(1200);
    nonces.use("n", 0);
    nonces.clear();
    expect(nonces.use("n", 0)).toBe(true);
  });
});
