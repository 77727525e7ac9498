import { atDoor } from "../errors/at-door.ts";
import type { SignInput } from "./input.ts";
import type { SignatureScheme } from "./scheme.ts";
import { sign } from "./sign.ts";

/** The five headers of a signed request. Valid for 600 s for anyone who has them: never log them. */
export interface SignedHeaders {
  readonly "access-key": string;
  readonly timestamp: string;
  readonly "nonce-str": string;
  readonly "user-id": string;
  readonly signature: string;
}

type HeaderInput = Pick<SignInput, "accessKey" | "timestamp" | "nonceStr"> & { readonly userId: string };

/** Third stage, for the signature of any signer. */
export const headersOf = (input: HeaderInput, signature: string): SignedHeaders =>
  atDoor(() => ({
    "access-key": input.accessKey,
    timestamp: input.timestamp,
    "nonce-str": input.nonceStr,
    "user-id": input.userId,
    signature,
  }));

/** Runs all stages: signs and returns the five headers. The signature does not cover `userId`. */
export const signHeaders = (input: SignInput & { readonly userId: string }, scheme?: SignatureScheme): SignedHeaders =>
  headersOf(input, sign(input, scheme));
