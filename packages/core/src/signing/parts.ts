import type { SignInput } from "./input.ts";
import { type SignatureScheme, schemeA } from "./scheme.ts";

/** One piece of the text that is signed, with what it is for an input. */
export interface SignPart {
  readonly name: string;
  readonly value: string;
  /** The secret: never to be shown. */
  readonly secret: boolean;
}

/** The pieces of the signed text, one by one, for display. */
export const signParts = (input: SignInput, scheme: SignatureScheme = schemeA): SignPart[] =>
  scheme.pieces.map((piece) =>
    typeof piece === "string"
      ? { name: piece, value: input[piece], secret: piece === "accessSecret" }
      : { name: "literal", value: piece.literal, secret: false },
  );
