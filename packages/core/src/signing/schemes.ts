import { hmacMd5Hex, md5Hex } from "./digest.ts";
import type { SignInput } from "./input.ts";
import { part, type SignatureScheme, type SignPart, schemeA, secretPart } from "./scheme.ts";

const literal = (text: string): SignPart => part("literal", text);
const accessKey = (input: SignInput): SignPart => part("accessKey", input.accessKey);
const timestamp = (input: SignInput): SignPart => part("timestamp", input.timestamp);
const nonceStr = (input: SignInput): SignPart => part("nonceStr", input.nonceStr);

const named = (id: string, secretName: string): SignatureScheme => ({
  id,
  grade: "inferred",
  rule: `MD5("access-key=" + accessKey + "&nonce-str=" + nonceStr + "&timestamp=" + timestamp + "&${secretName}=" + accessSecret)`,
  parts: (input) => [
    literal("access-key="),
    accessKey(input),
    literal("&nonce-str="),
    nonceStr(input),
    literal("&timestamp="),
    timestamp(input),
    literal(`&${secretName}=`),
    secretPart(input),
  ],
  digest: md5Hex,
});

/**
 * The signing rules that are possible. A is the default; B to H are candidates in case A turns out to be wrong, B and C the
 * likeliest; G is the one that signs the body. None is documented: the vendor's page is not public.
 */
export const signatureSchemes = {
  A: schemeA,
  B: {
    id: "B",
    grade: "inferred",
    rule: "MD5(accessKey + nonceStr + timestamp + accessSecret)",
    parts: (input) => [accessKey(input), nonceStr(input), timestamp(input), secretPart(input)],
    digest: md5Hex,
  },
  C: /* @__PURE__ */ named("C", "accessSecret"),
  D: /* @__PURE__ */ named("D", "key"),
  E: {
    id: "E",
    grade: "inferred",
    rule: "HMAC-MD5(key accessSecret, accessKey + timestamp + nonceStr)",
    parts: (input) => [accessKey(input), timestamp(input), nonceStr(input)],
    digest: (text, input) => hmacMd5Hex(input.accessSecret, text),
  },
  F: {
    id: "F",
    grade: "inferred",
    rule: 'MD5(accessSecret + "access-key" + accessKey + "nonce-str" + nonceStr + "timestamp" + timestamp + accessSecret)',
    parts: (input) => [
      secretPart(input),
      literal("access-key"),
      accessKey(input),
      literal("nonce-str"),
      nonceStr(input),
      literal("timestamp"),
      timestamp(input),
      secretPart(input),
    ],
    digest: md5Hex,
  },
  G: {
    id: "G",
    grade: "inferred",
    rule: "MD5(accessKey + timestamp + nonceStr + body + accessSecret)",
    parts: (input) => [
      accessKey(input),
      timestamp(input),
      nonceStr(input),
      part("body", input.body),
      secretPart(input),
    ],
    digest: md5Hex,
  },
  H: {
    id: "H",
    grade: "inferred",
    rule: "MD5(accessKey + timestamp + accessSecret)",
    parts: (input) => [accessKey(input), timestamp(input), secretPart(input)],
    digest: md5Hex,
  },
} as const satisfies Record<string, SignatureScheme>;

export type SignatureSchemeId = keyof typeof signatureSchemes;
