import { explainSignature, sign, signatureSchemes, signHeaders, stringToSign } from "@pandapon/core";
import published from "../../../core/vectors/signature.json" with { type: "json" };
import { test } from "../harness/test.ts";

const { vectors } = published;
const [first] = vectors;

export const signing = [
  ...vectors.map(({ name, scheme, input, stringToSign: text, signature }) =>
    test(`signing: vector ${name}`, (check) => {
      const rule = signatureSchemes[scheme as keyof typeof signatureSchemes];
      check.equal(stringToSign(input, rule), text);
      check.equal(sign(input, rule), signature);
    }),
  ),
  test("signing: there are vectors for every scheme", (check) => {
    check.equal([...new Set(vectors.map(({ scheme }) => scheme))].sort(), Object.keys(signatureSchemes).sort());
  }),
  test("signing: a secret beyond ASCII is digested as UTF-8", (check) => {
    if (!first) throw new Error("no vector");
    // Computed by another implementation of MD5.
    check.equal(sign({ ...first.input, accessSecret: "密钥-𝄞" }), "70E523EA53D511526BF0057F2A9596FD");
    check.equal(
      sign({ ...first.input, accessSecret: "a\ud800b" }),
      sign({ ...first.input, accessSecret: "a\ufffdb" }),
      "a lone surrogate",
    );
  }),
  test("signing: explained with the secret masked", (check) => {
    if (!first) throw new Error("no vector");
    const text = explainSignature(first.input);
    check.match(text, new RegExp(`signature +${first.signature}`));
    check.lacks(text, [first.input.accessSecret]);
  }),
  test("signing: the five headers", (check) => {
    if (!first) throw new Error("no vector");
    check.equal(signHeaders({ ...first.input, userId: "2100000000000" }), {
      "access-key": first.input.accessKey,
      timestamp: first.input.timestamp,
      "nonce-str": first.input.nonceStr,
      "user-id": "2100000000000",
      signature: first.signature,
    });
  }),
];
