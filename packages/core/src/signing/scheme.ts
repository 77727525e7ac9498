import type { Grade } from "../types/operation.ts";
import type { SignInput } from "./input.ts";
import { md5Hex } from "./md5.ts";
import { RULE_A, type SignPiece } from "./rule-a.ts";

/** A signing rule in stages: the pieces are joined without anything in between, the text is digested. */
export interface SignatureScheme {
  readonly id: string;
  /** How well the rule is known. */
  readonly grade: Grade;
  /** The rule in one line. */
  readonly rule: string;
  readonly pieces: readonly SignPiece[];
  digest(text: string, input: SignInput): string;
}

export const createScheme = (
  id: string,
  grade: Grade,
  rule: string,
  pieces: readonly SignPiece[],
  digest: SignatureScheme["digest"] = md5Hex,
): SignatureScheme => ({ id, grade, rule, pieces, digest });

/** Rule A, the most likely: observed in a third-party client, not documented by PandaPon. */
export const schemeA: SignatureScheme = /* @__PURE__ */ createScheme(
  "A",
  "observed",
  "MD5(accessKey + timestamp + nonceStr + accessSecret)",
  RULE_A,
);
