/**
 * Why a push was refused.
 * - `missing-signature`: `Authorization` is missing.
 * - `malformed-signature`: it is not 64 hex digits.
 * - `wrong-signature`: none of the secrets signed this body.
 * - `expired`: only with `maxAgeMs`; the push is older, or does not say when it was sent.
 * - `body-not-raw`: a framework parsed or read the body first. A fault of the set-up, not of the push.
 * - `too-large`: only in a receiver; the body is longer than `maxBytes`.
 */
export type PushRefusal =
  | "missing-signature"
  | "malformed-signature"
  | "wrong-signature"
  | "expired"
  | "body-not-raw"
  | "too-large";
