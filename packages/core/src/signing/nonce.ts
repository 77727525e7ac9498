import { requireType } from "../errors/require-type.ts";

const LENGTH = 32;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Fills an array with random bytes. */
export type RandomSource = (bytes: Uint8Array) => Uint8Array;

// The array is our own. Its type takes a parameter only since TypeScript 5.7, so public types must not use it.
const secureRandom: RandomSource = (bytes) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>);

/**
 * Returns a function that creates nonces like `makeNonce`, ten times as fast: calling the secure random source costs more than the
 * rest of a nonce, so each call fetches bytes for about two hundred. Use one per client.
 *
 * @param random The platform's secure source by default.
 * @param batch Bytes per fetch.
 */
export function createNonceSource(random: RandomSource = secureRandom, batch = 8192): () => string {
  requireType("random", random, "function");
  let bytes = new Uint8Array(0) as Uint8Array;
  let next = 0;
  return () => {
    let nonce = "";
    while (nonce.length < LENGTH) {
      if (next === bytes.length) {
        bytes = random(new Uint8Array(batch));
        next = 0;
      }
      // Skip the 2 of 64 values that have no character: all characters stay equally likely.
      nonce += ALPHABET[(bytes[next++] as number) & 63] ?? "";
    }
    return nonce;
  };
}

/** Returns a new `nonce-str`: 32 characters of A–Z, a–z, 0–9, each equally likely, from the platform's secure random source. */
export const makeNonce = (): string => createNonceSource(secureRandom, 40)();
