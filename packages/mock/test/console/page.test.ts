import { brotliCompressSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { type BuiltPage, consolePage } from "../../build/console-page.ts";

// Each build takes seconds on a machine that does something else, too.
const timeout = 60_000;
const pages = {} as Record<"en" | "zh", BuiltPage>;
beforeAll(async () => {
  Object.assign(pages, { en: await consolePage("en"), zh: await consolePage("zh") });
}, timeout);

describe.each(["en", "zh"] as const)("the page in %s", { timeout }, (language) => {
  test("takes at most 40 KiB on its way", () => {
    expect(brotliCompressSync(pages[language].html).length).toBeLessThanOrEqual(40 * 1024);
  });

  test("is the same, byte for byte, from the same sources", async () => {
    expect(await consolePage(language)).toEqual(pages[language]);
  });

  test("loads nothing from elsewhere, and contains only what its policy allows", () => {
    const page = pages[language];
    expect(page.html).not.toMatch(/(?:src|href)="https?:/);
    expect(page.html).not.toMatch(/ style="| on[a-z]+="/);
    expect(page.policy).not.toContain("unsafe");
    expect(page.policy.match(/'sha256-/g)).toHaveLength(3);
  });
});

test("each page speaks one language, and picks that of the mock's own texts", () => {
  const { en, zh } = pages;
  expect(en.html).toContain("Waiting for the first request");
  expect(en.html).not.toContain("等待第一个请求");
  expect(zh.html).toContain("等待第一个请求");
  expect(zh.html).not.toContain("Waiting for the first request");
  expect(zh.html).toContain('lang="zh-CN"');
});
