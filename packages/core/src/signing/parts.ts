import { atDoor } from "../errors/at-door.ts";
import type { SignInput } from "./input.ts";
import { type SignatureScheme, schemeA } from "./scheme.ts";

/** One piece of the signed text, with its value for an input. */
export interface SignPart {
  readonly name: string;
  readonly value: string;
  /** True for the secret, which must never be shown. */
  readonly secret: boolean;
}

/** The pieces of the signed text, one by one, for display. */
export const signParts = (input: SignInput, scheme: SignatureScheme = schemeA): SignPart[] =>
  atDoor(() =>
    scheme.pieces.map((piece) =>
      typeof piece === "string"
        ? { name: piece, value: input[piece], secret: piece === "accessSecret" }
        : { name: "literal", value: piece.literal, secret: false },
    ),
  );
