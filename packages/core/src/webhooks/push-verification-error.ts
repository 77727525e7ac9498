import { PandaPonError } from "../errors/errors.ts";
import type { PushRefusal } from "./push-refusal.ts";

/** A push was not accepted as PandaPon's. `reason` says why, `hint` what to check. Neither shows the secret or the body. */
export class PushVerificationError extends PandaPonError {
  declare readonly name: "PushVerificationError";
  protected static override readonly kind = "PushVerificationError";
  readonly reason: PushRefusal;

  constructor(reason: PushRefusal, message: string, hint: string) {
    super(message, { hint });
    this.reason = reason;
  }
}

/** The error with its texts, which are loaded when the first push is refused. */
export async function refusal(reason: PushRefusal, detail?: unknown): Promise<PushVerificationError> {
  const { textsOf } = await import("./refusal-texts.ts");
  return new PushVerificationError(reason, ...(await textsOf(reason, detail)));
}
