import type { SignInput } from "./input.ts";

/** A field of the input, or a text that is always the same. */
export type SignPiece = keyof SignInput | { readonly literal: string };

/** The pieces that rule A digests. */
export const RULE_A: readonly SignPiece[] = ["accessKey", "timestamp", "nonceStr", "accessSecret"];

/** The text that is digested: the pieces, without anything in between. */
export function joinPieces(pieces: readonly SignPiece[], input: SignInput): string {
  let text = "";
  for (const piece of pieces) text += typeof piece === "string" ? input[piece] : piece.literal;
  return text;
}
