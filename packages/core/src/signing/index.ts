export { type SignatureSchemeId, signatureSchemes } from "./candidates.ts";
export { explainSignature } from "./explain.ts";
export { headersOf, type SignedHeaders, signHeaders } from "./headers.ts";
export type { Signer, SignInput } from "./input.ts";
export { createNonceSource, makeNonce, type RandomSource } from "./nonce.ts";
export { type SignPart, signParts } from "./parts.ts";
export type { SignPiece } from "./rule-a.ts";
export type { SignatureScheme } from "./scheme.ts";
export { sign, stringToSign } from "./sign.ts";
