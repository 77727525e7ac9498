import { PandaPonError } from "../errors/errors.ts";

/**
 * Why a push was refused.
 * - `missing-signature`: there is no `Authorization`.
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

/** A push was not accepted as PandaPon's. `reason` tells why, `hint` what to look at. Neither shows the secret or the body. */
export class PushVerificationError extends PandaPonError {
  override readonly name = "PushVerificationError";
  readonly reason: PushRefusal;

  constructor(reason: PushRefusal, message: string, hint: string) {
    super(message, { hint });
    this.reason = reason;
  }
}

/** The error with its texts, which are loaded when the first push is refused. */
export async function refusal(reason: PushRefusal, detail?: unknown): Promise<PushVerificationError> {
  const { textsOf } = await import("./refusal-texts.ts");
  return new PushVerificationError(reason, ...textsOf(reason, detail));
}
