import type { MockCode } from "../refusals/codes.ts";
import type { Text } from "../refusals/text.ts";

export type AuthMode = "verify" | "lenient" | "off";

/** Why a request was refused. */
export interface AuthRefusal {
  readonly code: MockCode;
  readonly detail: Text;
}

export type AuthOutcome =
  /** Everything was checked and right. */
  | { readonly kind: "verified"; readonly accessKey: string }
  /** The operation needs no credentials, or allows calls without them. */
  | { readonly kind: "open" }
  | { readonly kind: "refused"; readonly refusal: AuthRefusal };
