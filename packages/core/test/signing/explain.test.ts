import { describe, expect, test } from "vitest";
import { explainSignature, type SignInput, signatureSchemes } from "../../src/signing/index.ts";
import { credentials } from "../support/credentials.ts";
import { signInput } from "../support/sign-input.ts";

const input = signInput;

test("prints every stage, the secret masked in the joined text as well", () => {
  expect(explainSignature(input)).toBe(
    [
      "scheme        A (observed): MD5(accessKey + timestamp + nonceStr + accessSecret)",
      "parts",
      "  accessKey     00000000000000000000000000000000",
      "  timestamp     1700000000",
      "  nonceStr      ABCDEFGHIJKLMNOPQRSTUVWXYZ012345",
      "  accessSecret  ********",
      "stringToSign  000000000000000000000000000000001700000000ABCDEFGHIJKLMNOPQRSTUVWXYZ012345********",
      "accessSecret  ********, 20 characters",
      "signature     A1AD0AD19249FD0F68410AD8798AD5CF",
    ].join("\n"),
  );
});

test.each(Object.values(signatureSchemes))("scheme $id never shows the secret, wherever it was put", (scheme) => {
  const text = explainSignature(
    { ...input, body: JSON.stringify({ a: credentials.accessSecret }), nonceStr: credentials.accessSecret },
    scheme,
  );
  expect(text).not.toContain(input.accessSecret);
  expect(text).toContain(`${scheme.id} (${scheme.grade}): ${scheme.rule}`);
  expect(text).toContain("********");
});

test("shows the stages of the scheme that was asked for", () => {
  const text = explainSignature(input, signatureSchemes.G);
  expect(text).toContain('  body          {"pageNo":1}');
  expect(text).toContain('012345{"pageNo":1}********');
  expect(text).toContain("signature     660AA3466ECD640BC2FFAA4798007832");
});

describe("says what usually is wrong", () => {
  const notes = (change: Partial<SignInput>) =>
    explainSignature({ ...input, ...change })
      .split("\n")
      .filter((line) => line.startsWith("look at"))
      .map((line) => line.slice(14));

  test.each<[Partial<SignInput>, string[]]>([
    [{}, []],
    [{ timestamp: "1700000000000" }, []],
    [{ timestamp: "17000000000" }, ["timestamp is neither 10 digits (seconds) nor 13 (milliseconds)"]],
    [{ timestamp: "1700000000.5" }, ["timestamp is neither 10 digits (seconds) nor 13 (milliseconds)"]],
    [{ timestamp: "x1700000000" }, ["timestamp is neither 10 digits (seconds) nor 13 (milliseconds)"]],
    [{ timestamp: "x1700000000000" }, ["timestamp is neither 10 digits (seconds) nor 13 (milliseconds)"]],
    [{ timestamp: "1700000000x" }, ["timestamp is neither 10 digits (seconds) nor 13 (milliseconds)"]],
    [{ timestamp: "1700000000000x" }, ["timestamp is neither 10 digits (seconds) nor 13 (milliseconds)"]],
    [{ nonceStr: "A".repeat(31) }, ["nonceStr is not 32 characters of A-Z, a-z, 0-9"]],
    [{ nonceStr: "A".repeat(33) }, ["nonceStr is not 32 characters of A-Z, a-z, 0-9"]],
    [{ accessKey: "" }, ["accessKey is empty"]],
    [{ accessSecret: "" }, ["accessSecret is empty"]],
    [{ accessSecret: `${credentials.accessSecret}\n` }, ["accessSecret begins or ends with white space"]],
    [{ accessKey: " key" }, ["accessKey begins or ends with white space"]],
    [{ accessSecret: "test-密钥" }, ["accessSecret has characters that keys never have (white space or non-ASCII)"]],
    [{ accessSecret: "密钥-test" }, ["accessSecret has characters that keys never have (white space or non-ASCII)"]],
  ])("%j", (change, expected) => {
    expect(notes(change)).toEqual(expected);
  });

  test("an empty secret is not treated as a text to mask", () => {
    expect(explainSignature({ ...input, accessSecret: "" })).toContain("  timestamp     1700000000\n");
  });
});
