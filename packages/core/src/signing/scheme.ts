import type { Grade } from "../operation.ts";
import { md5Hex } from "./digest.ts";
import type { SignInput } from "./input.ts";

/** One piece of the text that is signed. */
export interface SignPart {
  /** What it is, for people. */
  readonly name: string;
  readonly value: string;
  /** Holds the secret: never shown. */
  readonly secret?: true;
}

/** A signing rule in stages: the parts are joined without anything in between, the text is digested. */
export interface SignatureScheme {
  readonly id: string;
  /** How well the rule is known. */
  readonly grade: Grade;
  /** The rule in one line. */
  readonly rule: string;
  parts(input: SignInput): readonly SignPart[];
  digest(text: string, input: SignInput): string;
}

export const part = (name: string, value: string): SignPart => ({ name, value });

export const secretPart = (input: SignInput): SignPart => ({
  name: "accessSecret",
  value: input.accessSecret,
  secret: true,
});

/** Rule A, the best reading: seen in a third-party client, not in the vendor's documentation. */
export const schemeA: SignatureScheme = {
  id: "A",
  grade: "observed",
  rule: "MD5(accessKey + timestamp + nonceStr + accessSecret)",
  parts: (input) => [
    part("accessKey", input.accessKey),
    part("timestamp", input.timestamp),
    part("nonceStr", input.nonceStr),
    secretPart(input),
  ],
  digest: md5Hex,
};
