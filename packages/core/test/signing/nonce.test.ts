import { expect, test } from "vitest";
import { createNonceSource, makeNonce } from "../../src/signing/index.ts";

test("32 characters of A-Z, a-z, 0-9, never the same", () => {
  const nonces = Array.from({ length: 2000 }, () => makeNonce());
  for (const nonce of nonces) expect(nonce).toMatch(/^[A-Za-z0-9]{32}$/);
  expect(new Set(nonces).size).toBe(2000);
});

test("every character comes up equally often (chi-squared)", () => {
  const counts = new Map<string, number>();
  const rounds = 4000;
  for (let round = 0; round < rounds; round++)
    for (const char of makeNonce()) counts.set(char, (counts.get(char) ?? 0) + 1);
  expect(counts.size).toBe(62);
  const expected = (rounds * 32) / 62;
  const chi2 = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // 61 degrees of freedom: above 130 by chance less than once in a million runs. `byte % 62` gives over 1000 here.
  expect(chi2).toBeLessThan(130);
});

test("fetches 8192 bytes at a time, which last for about 250 nonces", () => {
  const fetched: number[] = [];
  const next = createNonceSource((bytes) => {
    fetched.push(bytes.length);
    return bytes;
  });
  for (let count = 0; count < 256; count++) next();
  expect(fetched).toEqual([8192]);
  next();
  expect(fetched).toEqual([8192, 8192]);
});

test("two nonces of one source share no byte", () => {
  let fetched = 0;
  const next = createNonceSource((bytes) => {
    fetched++;
    return bytes.map((_, index) => Math.floor(index / 32));
  }, 1024);
  const nonces = Array.from({ length: 33 }, next);
  expect(nonces).toEqual([..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefA"].map((char) => char.repeat(32)));
  expect(fetched).toBe(2);
});

test("a source is as random as a single nonce", () => {
  const nonces = Array.from({ length: 2000 }, createNonceSource());
  for (const nonce of nonces) expect(nonce).toMatch(/^[A-Za-z0-9]{32}$/);
  expect(new Set(nonces).size).toBe(2000);
});

test("takes more random bytes when some had no character", () => {
  let calls = 0;
  const next = createNonceSource((bytes) => {
    calls++;
    // 62 and 63 have no character, 2 is C.
    return calls === 1 ? bytes.fill(62).fill(63, 20) : bytes.fill(2);
  }, 40);
  expect(next()).toBe("C".repeat(32));
  expect(calls).toBe(2);
});

test("uses the low six bits of a byte", () => {
  expect(createNonceSource((bytes) => bytes.map((_, index) => index + 64))()).toBe("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef");
  expect(createNonceSource((bytes) => bytes.map((_, index) => 255 - index))()).toBe("9876543210zyxwvutsrqponmlkjihgfe");
});
