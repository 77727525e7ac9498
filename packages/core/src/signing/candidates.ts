import { hmacMd5Hex } from "./md5.ts";
import { createScheme, type SignatureScheme, schemeA } from "./scheme.ts";

const named = (id: string, secretName: string): SignatureScheme =>
  createScheme(
    id,
    "inferred",
    `MD5("access-key=" + accessKey + "&nonce-str=" + nonceStr + "&timestamp=" + timestamp + "&${secretName}=" + accessSecret)`,
    [
      { literal: "access-key=" },
      "accessKey",
      { literal: "&nonce-str=" },
      "nonceStr",
      { literal: "&timestamp=" },
      "timestamp",
      { literal: `&${secretName}=` },
      "accessSecret",
    ],
  );

/**
 * The possible signing rules. A is the default. B to H are candidates in case A turns out to be wrong; B and C are the most
 * likely, and G signs the body. None of them is documented: PandaPon's page is not public.
 */
export const signatureSchemes = {
  A: schemeA,
  B: /* @__PURE__ */ createScheme("B", "inferred", "MD5(accessKey + nonceStr + timestamp + accessSecret)", [
    "accessKey",
    "nonceStr",
    "timestamp",
    "accessSecret",
  ]),
  C: /* @__PURE__ */ named("C", "accessSecret"),
  D: /* @__PURE__ */ named("D", "key"),
  E: /* @__PURE__ */ createScheme(
    "E",
    "inferred",
    "HMAC-MD5(key accessSecret, accessKey + timestamp + nonceStr)",
    ["accessKey", "timestamp", "nonceStr"],
    (text, input) => hmacMd5Hex(input.accessSecret, text),
  ),
  F: /* @__PURE__ */ createScheme(
    "F",
    "inferred",
    'MD5(accessSecret + "access-key" + accessKey + "nonce-str" + nonceStr + "timestamp" + timestamp + accessSecret)',
    [
      "accessSecret",
      { literal: "access-key" },
      "accessKey",
      { literal: "nonce-str" },
      "nonceStr",
      { literal: "timestamp" },
      "timestamp",
      "accessSecret",
    ],
  ),
  G: /* @__PURE__ */ createScheme("G", "inferred", "MD5(accessKey + timestamp + nonceStr + body + accessSecret)", [
    "accessKey",
    "timestamp",
    "nonceStr",
    "body",
    "accessSecret",
  ]),
  H: /* @__PURE__ */ createScheme("H", "inferred", "MD5(accessKey + timestamp + accessSecret)", [
    "accessKey",
    "timestamp",
    "accessSecret",
  ]),
} as const satisfies Record<string, SignatureScheme>;

export type SignatureSchemeId = keyof typeof signatureSchemes;
