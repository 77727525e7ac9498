import { describe, expect, it } from "vitest";
import { createDefaultSigner } from "../../src/signing/default-signer.ts";
import { type SignInput, sign, stringToSign } from "../../src/signing/index.ts";
import { credentials } from "../support/credentials.ts";

const input: SignInput = {
  accessKey: credentials.accessKey,
  accessSecret: credentials.accessSecret,
  timestamp: "1700000000",
  nonceStr: "n".repeat(32),
  method: "POST",
  path: "/v2/thing",
  query: "",
  body: "成功",
};

describe("the signer of a client that names none", () => {
  it("signs by rule A at once where the runtime has MD5", () => {
    expect(createDefaultSigner()(input)).toBe(sign(input));
  });

  it("asks the runtime for MD5 in hex, and writes it in upper case", () => {
    const asked: string[][] = [];
    const signer = createDefaultSigner(() => (...question: string[]): string => {
      asked.push(question);
      return "ab";
    });
    expect(signer(input)).toBe("AB");
    expect(asked).toEqual([["md5", stringToSign(input), "hex"]]);
  });

  it.each([
    ["has none", () => undefined],
    [
      "refuses it, as in FIPS mode",
      () => () => {
        throw new Error("unsupported");
      },
    ],
  ])("signs the same in JavaScript where the runtime %s", async (_, find) => {
    const signer = createDefaultSigner(find);
    expect(await signer(input)).toBe(sign(input));
    expect(await signer({ ...input, nonceStr: "m".repeat(32) })).toBe(sign({ ...input, nonceStr: "m".repeat(32) }));
  });
});
