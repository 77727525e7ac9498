import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMd5, md5Hex } from "../../src/signing/md5.ts";
import { platformHash } from "../../src/signing/platform-hash.ts";
import { anyText } from "../any-text.ts";

describe("MD5", () => {
  const portable = createMd5(undefined);

  it.each([
    ["", "D41D8CD98F00B204E9800998ECF8427E"],
    ["abc", "900150983CD24FB0D6963F7D28E17F72"],
    ["中文", "A7BAC2239FCDCB3A067903D8077C4A07"],
  ])("of %j, in JavaScript and by the platform", (text, digest) => {
    expect(portable(text)).toBe(digest);
    expect(md5Hex(text)).toBe(digest);
  });

  it("is the same on both ways for any text, half characters included", () => {
    expect(platformHash).toBeTypeOf("function");
    fc.assert(fc.property(anyText(300), (text) => portable(text) === createMd5(platformHash)(text)));
    expect(portable("\ud800")).toBe(md5Hex("\ud800"));
  });

  it("asks the platform first, and does without it when it refuses", () => {
    expect(createMd5(() => "ab")("abc")).toBe("AB");
    const fips = createMd5(() => {
      throw new Error("error:0308010C:digital envelope routines::unsupported");
    });
    expect(fips("abc")).toBe("900150983CD24FB0D6963F7D28E17F72");
  });
});
