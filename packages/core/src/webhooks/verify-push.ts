import { atDoor } from "../errors/at-door.ts";
import { InputError } from "../errors/errors.ts";
import { copyOf, type PushBytes, rawBytes } from "./bytes.ts";
import { createHasher } from "./create-hasher.ts";
import type { Hasher } from "./hasher.ts";
import { createReader } from "./parse-push.ts";
import type { PushBase } from "./push-base.ts";
import { refusal } from "./push-verification-error.ts";
import { checkKey, createSigner } from "./sign-push.ts";

/** A request to verify. */
export interface IncomingPush {
  /** The raw bytes, unchanged; never a parsed body. */
  readonly body: PushBytes;
  /** The header `Authorization`. */
  readonly authorization: string | null | undefined;
}

/** The keys and options of a verification. */
export interface PushKeys {
  readonly accessKey: string;
  /** Access secrets that are valid now: while a secret is changed, the new one and the old one. */
  readonly secrets: string | readonly string[];
  /** What is signed. @default "upstream" */
  readonly base?: PushBase | undefined;
  /**
   * Refuses pushes whose `timestamp` is further away than this, in milliseconds. Off by default: PandaPon repeats a push for two and a
   * half hours, and whether a repeat keeps its timestamp is not known. The unique key of a push guards against replays.
   */
  readonly maxAgeMs?: number | undefined;
  /** Milliseconds since 1970, for `maxAgeMs`. @default Date.now */
  readonly clock?: (() => number) | undefined;
}

/** What a valid signature proves. */
export interface VerifiedPush {
  /** Which of the secrets signed it, from 0. */
  readonly secretIndex: number;
}

/**
 * Verifies the signature of a push over its raw bytes, in constant time, in either case of the hex digits.
 *
 * @throws PushVerificationError It is not PandaPon's; `reason` and `hint` say why, and which mistake is likely.
 * @throws InputError The access key or a secret is missing, or an option is unusable.
 * @throws ProtocolError Only with `maxAgeMs`: the body cannot be read.
 */
export async function verifyPush(push: IncomingPush, keys: PushKeys): Promise<VerifiedPush> {
  const [verifier, given] = atDoor(() => [createVerifier(keys), copyOf(push.body)] as const);
  const body = await rawBytes(given);
  const verified = await verifier.verify(body, push.authorization);
  if (keys.maxAgeMs) await verifier.checkAge((await createReader(verifier.hasher)(body)).sentAt);
  return verified;
}

/** The checks of one set of keys. */
export interface Verifier {
  readonly hasher: Hasher;
  verify(body: Uint8Array, authorization: unknown): Promise<VerifiedPush>;
  checkAge(sentAt: Date | undefined): Promise<void>;
}

/** @throws InputError As `verifyPush`. */
export function createVerifier(
  { accessKey, secrets, base, maxAgeMs, clock = () => Date.now() }: PushKeys,
  hasher = createHasher(),
): Verifier {
  const sign = createSigner(accessKey, base, hasher.hmac);
  const all = [secrets].flat();
  for (const secret of all.length ? all : [""]) checkKey("secrets", secret);
  if (maxAgeMs !== undefined && !isCount(maxAgeMs)) throw new InputError("maxAgeMs is out of range");
  return {
    hasher,
    async verify(body, authorization) {
      const header = typeof authorization === "string" ? authorization.trim() : "";
      if (!header) throw await refusal("missing-signature");
      if (!/^[\da-f]{64}$/i.test(header)) throw await refusal("malformed-signature", header);
      const signature = header.toLowerCase();
      let secretIndex = -1;
      // Try all secrets, so that the time does not tell which one matches.
      for (const [index, secret] of all.entries()) {
        if (isEqual(await sign(secret, body), signature)) secretIndex = index;
      }
      if (secretIndex >= 0) return { secretIndex };
      throw await refusal("wrong-signature", { body, signature, accessKey, secrets: all, hmac: hasher.hmac });
    },
    async checkAge(sentAt) {
      if (maxAgeMs === undefined) return;
      if (!sentAt || Math.abs(clock() - sentAt.getTime()) > maxAgeMs) throw await refusal("expired", sentAt);
    },
  };
}

/** A whole number from 1 to 2^31 − 1, beyond which setTimeout fires at once. */
export const isCount = (value: number): boolean => value > 0 && value >> 0 === value;

/** Compares two texts of 64 characters. The time does not depend on where they differ. */
function isEqual(one: string, other: string): boolean {
  let difference = 0;
  for (let index = 0; index < 64; index++) difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}
