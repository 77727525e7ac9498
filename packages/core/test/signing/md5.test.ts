import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { createMd5, md5Hex } from "../../src/signing/md5.ts";
import { findPlatformHash } from "../../src/signing/platform-hash.ts";
import { anyText } from "../support/any-text.ts";

describe("MD5", () => {
  const portable = createMd5(() => undefined);

  it.each([
    ["", "D41D8CD98F00B204E9800998ECF8427E"],
    ["abc", "900150983CD24FB0D6963F7D28E17F72"],
    ["中文", "A7BAC2239FCDCB3A067903D8077C4A07"],
  ])("of %j, in JavaScript and by the platform", (text, digest) => {
    expect(portable(text)).toBe(digest);
    expect(md5Hex(text)).toBe(digest);
  });

  it("is the same on both ways for any text, half characters included", () => {
    expect(findPlatformHash()).toBeTypeOf("function");
    fc.assert(fc.property(anyText(300), (text) => portable(text) === createMd5(findPlatformHash)(text)));
    expect(portable("\ud800")).toBe(md5Hex("\ud800"));
  });

  it("asks the platform first, and does without it when it refuses", () => {
    const asked: string[][] = [];
    const platform = (...question: string[]): string => {
      asked.push(question);
      return "ab";
    };
    expect(createMd5(() => platform)("abc")).toBe("AB");
    expect(asked).toEqual([["md5", "abc", "hex"]]);
    const fips = createMd5(() => () => {
      throw new Error("error:0308010C:digital envelope routines::unsupported");
    });
    expect(fips("abc")).toBe("900150983CD24FB0D6963F7D28E17F72");
  });

  it("does without a platform that is not there, or refuses to be asked, as edge runtimes do", () => {
    for (const platform of [
      undefined,
      {},
      { getBuiltinModule: () => undefined },
      {
        get getBuiltinModule(): never {
          throw new Error("A Node.js API is used which is not supported in the Edge Runtime");
        },
      },
    ]) {
      vi.stubGlobal("process", platform);
      try {
        expect(createMd5(findPlatformHash)("abc")).toBe("900150983CD24FB0D6963F7D28E17F72");
      } finally {
        vi.unstubAllGlobals();
      }
    }
  });
});

it("no module asks the platform on import, and none names what an edge bundler refuses", () => {
  const root = new URL("../../src/", import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !/^once.file/.test(name),
  );
  for (const name of files) {
    const code = readFileSync(new URL(name, root), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    expect(code, name).not.toMatch(
      /\bprocess\.(?!env\b)\w|\bprocess\?\.(?!env\b)\w|from "node:|\brequire\(|\beval\(|new Function\(/,
    );
  }
});
