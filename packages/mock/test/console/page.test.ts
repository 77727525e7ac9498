import { brotliCompressSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { type BuiltPage, consolePage } from "../../build/console-page.ts";

describe.each(["en", "zh"] as const)("the page in %s", (language) => {
  let page: BuiltPage;
  beforeAll(async () => {
    page = await consolePage(language);
  });

  test("takes at most 45 kB on its way", () => {
    expect(brotliCompressSync(page.html).length).toBeLessThanOrEqual(45 * 1024);
  });

  test("is the same, byte for byte, from the same sources", async () => {
    expect(await consolePage(language)).toEqual(page);
  });

  test("loads nothing from elsewhere, and holds nothing that its policy does not name", () => {
    expect(page.html).not.toMatch(/(?:src|href)="https?:/);
    expect(page.html).not.toMatch(/ style="| on[a-z]+="/);
    expect(page.policy).not.toContain("unsafe");
    expect(page.policy.match(/'sha256-/g)).toHaveLength(3);
  });
});
