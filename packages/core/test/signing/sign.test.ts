import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/errors/errors.ts";
import {
  createNonceSource,
  explainSignature,
  headersOf,
  type SignInput,
  sign,
  signatureSchemes,
  signHeaders,
  signParts,
  stringToSign,
} from "../../src/signing/index.ts";
import vectors from "../../vectors/signature.json" with { type: "json" };
import { anyText } from "../support/any-text.ts";
import { credentials } from "../support/credentials.ts";
import { signInput } from "../support/sign-input.ts";

const input: SignInput = { ...signInput, query: "a=1" };

describe("published vectors", () => {
  test("cover every scheme, and say that they are synthetic", () => {
    expect(new Set(vectors.vectors.map((vector) => vector.scheme))).toEqual(new Set(Object.keys(signatureSchemes)));
    expect(vectors.synthetic).toBe(true);
    expect(vectors.readme).toMatch(/^Synthetic/);
  });

  test.each(vectors.vectors)("$name", ({ scheme, input, stringToSign: text, signature }) => {
    const rule = signatureSchemes[scheme as keyof typeof signatureSchemes];
    expect(stringToSign(input, rule)).toBe(text);
    expect(sign(input, rule)).toBe(signature);
  });
});

test("scheme A is the default", () => {
  expect(stringToSign(input)).toBe(
    `000000000000000000000000000000001700000000ABCDEFGHIJKLMNOPQRSTUVWXYZ012345${credentials.accessSecret}`,
  );
  expect(sign(input)).toBe("A1AD0AD19249FD0F68410AD8798AD5CF");
});

test("method, path, query and body take no part in A", () => {
  expect(sign({ ...input, method: "GET", path: "/", query: "", body: "" })).toBe(sign(input));
});

test("only G looks at the body, only H not at the nonce, each at key, secret and timestamp", () => {
  for (const [id, scheme] of Object.entries(signatureSchemes)) {
    const changed = (change: Partial<SignInput>) => sign({ ...input, ...change }, scheme) !== sign(input, scheme);
    expect([id, changed({ body: "{}" })]).toEqual([id, id === "G"]);
    expect([id, changed({ nonceStr: "x" })]).toEqual([id, id !== "H"]);
    expect([id, changed({ accessKey: "x" }), changed({ accessSecret: "x" }), changed({ timestamp: "1" })]).toEqual([
      id,
      true,
      true,
      true,
    ]);
  }
});

test("the eight rules differ, name themselves, and none claims to be documented", () => {
  const schemes = Object.entries(signatureSchemes);
  expect(new Set(schemes.map(([, scheme]) => sign(input, scheme))).size).toBe(8);
  expect(schemes.map(([key]) => key)).toEqual(schemes.map(([, scheme]) => scheme.id));
  expect(schemes.map(([, scheme]) => scheme.grade)).toEqual(["observed", ...Array(7).fill("inferred")]);
  expect(new Set(schemes.map(([, scheme]) => scheme.rule)).size).toBe(8);
});

test("a scheme names its parts, and which of them is the secret", () => {
  expect(signParts(input, signatureSchemes.F)).toEqual([
    { name: "accessSecret", value: input.accessSecret, secret: true },
    { name: "literal", value: "access-key", secret: false },
    { name: "accessKey", value: input.accessKey, secret: false },
    { name: "literal", value: "nonce-str", secret: false },
    { name: "nonceStr", value: input.nonceStr, secret: false },
    { name: "literal", value: "timestamp", secret: false },
    { name: "timestamp", value: input.timestamp, secret: false },
    { name: "accessSecret", value: input.accessSecret, secret: true },
  ]);
});

test("MD5 of any text, lone surrogates as U+FFFD included, equals the platform's own", () => {
  fc.assert(
    fc.property(anyText(200), (accessSecret) => {
      const digest = createHash("md5")
        .update(stringToSign({ ...input, accessSecret }), "utf8")
        .digest("hex");
      expect(sign({ ...input, accessSecret })).toBe(digest.toUpperCase());
    }),
  );
  expect(sign({ ...input, accessSecret: "a\ud800b" })).toBe(sign({ ...input, accessSecret: "a\ufffdb" }));
});

describe("headers", () => {
  test("the five, the user id unsigned", () => {
    expect(signHeaders({ ...input, userId: "2100000000000" })).toEqual({
      "access-key": "00000000000000000000000000000000",
      timestamp: "1700000000",
      "nonce-str": "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345",
      "user-id": "2100000000000",
      signature: "A1AD0AD19249FD0F68410AD8798AD5CF",
    });
  });

  test("by another scheme", () => {
    expect(signHeaders({ ...input, userId: "1" }, signatureSchemes.B).signature).toBe(
      "10CFE4E7A3E6CE5BF7DBC7722242D452",
    );
  });

  test("around the signature of another signer", () => {
    expect(headersOf({ ...input, userId: "1" }, "mine")).toMatchObject({ signature: "mine", "user-id": "1" });
  });
});

describe("a caller without types hears", () => {
  test.each<[string, () => unknown]>([
    ["input is not an object", () => sign(null as never)],
    ["input is not an object", () => stringToSign("text" as never)],
    ["scheme is not an object", () => sign(input, "A" as never)],
    ["scheme is not one of signatureSchemes", () => sign(input, {} as never)],
    ["input.nonceStr is not a string", () => explainSignature({ ...input, nonceStr: 1 as never })],
    ["input.body is not a string", () => explainSignature({ ...input, body: undefined as never })],
    ["random is not a function", () => createNonceSource("secure" as never)],
  ])("%s", (message, call) => {
    expect(call).toThrow(new InputError(message));
  });
});
