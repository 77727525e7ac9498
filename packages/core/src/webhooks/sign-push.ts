import { atDoor } from "../errors/at-door.ts";
import { InputError } from "../errors/errors.ts";
import { bytesOf, copyOf, type PushBytes, rawBytes } from "./bytes.ts";
import { createHasher } from "./create-hasher.ts";
import type { Hasher } from "./hasher.ts";
import type { PushBase } from "./push-base.ts";

/** The keys that sign a push. */
export interface PushSigner {
  readonly accessKey: string;
  /** The access secret. */
  readonly secret: string;
  /** @default "upstream" */
  readonly base?: PushBase | undefined;
}

/**
 * Signs a push as PandaPon does: the value of its `Authorization` header, 64 hex digits. For tests, and for senders of test pushes.
 *
 * @throws InputError The access key or the secret is missing, or `base` is unknown.
 * @throws PushVerificationError The body is not raw.
 */
export async function signPush(body: PushBytes, signer: PushSigner): Promise<string> {
  const [sign, given] = atDoor(() => {
    checkKey("secret", signer?.secret);
    return [createSigner(signer.accessKey, signer.base, createHasher().hmac), copyOf(body)] as const;
  });
  return sign(signer.secret, await rawBytes(given));
}

/** Signs for one access key, as hex in lower case. @throws InputError See `signPush`. */
export function createSigner(
  accessKey: string,
  base: PushBase = "upstream",
  hmac: Hasher["hmac"],
): (secret: string, body: Uint8Array) => Promise<string> {
  checkKey("accessKey", accessKey);
  if (base !== "upstream" && base !== "body" && typeof base !== "function") throw unusable();
  return async (secret, body) => {
    if (typeof base !== "function") return hmac(secret, base === "body" ? [body] : [accessKey, body]);
    const bytes = bytesOf(base(body, accessKey));
    if (!bytes) throw unusable();
    return hmac(secret, [bytes]);
  };
}

const unusable = (): InputError => new InputError("base is unusable");

/** @throws InputError Not text, or empty. */
export function checkKey(name: string, value: unknown): void {
  if (typeof value !== "string" || !value) throw new InputError(`${name} is missing`);
}
