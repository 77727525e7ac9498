import { atDoor } from "../errors/at-door.ts";
import { InputError } from "../errors/errors.ts";
import { requireType } from "../errors/require-type.ts";
import type { SignInput } from "./input.ts";
import { joinPieces } from "./rule-a.ts";
import { type SignatureScheme, schemeA } from "./scheme.ts";

/** First stage: the text that is digested. It contains the secret: use `explainSignature` to display it. */
export function stringToSign(input: SignInput, scheme: SignatureScheme = schemeA): string {
  requireType("input", input, "object");
  requireType("scheme", scheme, "object");
  return atDoor(() => {
    if (!(scheme.pieces as unknown)) throw new InputError("scheme is not one of signatureSchemes");
    return joinPieces(scheme.pieces, input);
  });
}

/** Second stage: the text of the `signature` header, 32 upper-case hex digits. Synchronous and pure. */
export function sign(input: SignInput, scheme: SignatureScheme = schemeA): string {
  const text = stringToSign(input, scheme);
  return atDoor(() => scheme.digest(text, input));
}
