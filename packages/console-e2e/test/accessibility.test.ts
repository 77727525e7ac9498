import type { Mock } from "@pandapon/mock";
import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeViolations } from "../src/axe.ts";
import { hasChromium, openBrowser } from "../src/browser.ts";
import { type Language, openConsole, startMock, type Theme } from "../src/console.ts";
import { at } from "../src/selector.ts";
import { type Traffic, traffic } from "../src/traffic.ts";

const views: readonly (readonly [name: string, path: (seen: Traffic) => string, ready: string])[] = [
  ["requests", () => "#/requests", "[role=option]"],
  ["a refused request", ({ signature }) => `#/requests/${signature}`, at(".sig")],
  ["a request, as it came in", ({ violation }) => `#/requests/${violation}/request`, at(".note")],
  ["an answer", ({ longIds }) => `#/requests/${longIds}/answer`, at(".codebox")],
  ["code to copy", ({ ok }) => `#/requests/${ok}/copy`, at(".codebox")],
  ["operations", () => "#/operations/createTaobaoCartOrder", at(".frow")],
  ["types of an operation", () => "#/operations/createTaobaoCartOrder/types", at(".codebox")],
  ["orders", ({ order }) => `#/orders/${order}`, at(".act")],
  ["cart", () => "#/orders?show=cart", at(".orow")],
  ["refunds", () => "#/orders?show=refunds", at(".orow")],
  ["pushes", () => "#/pushes/1", at(".codebox")],
  ["faults", () => "#/faults?op=createTaobaoCartOrder", at(".rrow")],
];

describe.runIf(hasChromium)("the console without a mouse, or without eyes", () => {
  let browser: Browser;
  let mock: Mock;
  let empty: Mock;
  let seen: Traffic;

  beforeAll(async () => {
    [mock, empty, browser] = await Promise.all([startMock(), startMock(), openBrowser()]);
    seen = await traffic(mock);
    await mock.clock.advance("1d");
  });

  afterAll(async () => {
    await browser?.close();
    await mock?.close();
    await empty?.close();
  });

  // Each language and each theme with every rule once; a theme changes nothing but colours.
  const looks: readonly (readonly [Language, Theme, "all" | "colours"])[] = [
    ["en", "light", "all"],
    ["en", "dark", "colours"],
    ["zh", "light", "colours"],
    ["zh", "dark", "all"],
  ];

  it.each(looks)("axe finds nothing in any view, %s, %s (%s)", { timeout: 240_000 }, async (language, theme, rules) => {
    const found: string[] = [];
    const { page: shown, troubles } = await openConsole(browser, mock, "", { language, theme });
    for (const [name, path, ready] of views) {
      await shown.evaluate((hash: string) => {
        location.hash = hash;
      }, path(seen));
      await shown.waitForSelector(ready);
      found.push(...(await axeViolations(shown, rules)).map((line) => `${name}: ${line}`));
    }
    found.push(...troubles);
    await shown.browserContext().close();
    const { page } = await openConsole(browser, empty, "", { language, theme });
    await page.waitForSelector(at(".empty"));
    found.push(...(await axeViolations(page, rules)).map((line) => `first minute: ${line}`));
    await page.keyboard.press("?");
    await page.waitForSelector("dialog[open]");
    found.push(...(await axeViolations(page, rules)).map((line) => `help: ${line}`));
    await page.browserContext().close();
    expect(found).toEqual([]);
  });

  it("axe finds nothing in what hangs from a button, nor on a narrow screen", { timeout: 120_000 }, async () => {
    const { page } = await openConsole(browser, mock, `#/requests/${seen.signature}`, { width: 1024 });
    await page.waitForSelector(at(".sig"));
    const found = [...(await axeViolations(page))];
    for (const keys of [["n"], ["g", "w"]]) {
      for (const key of keys) await page.keyboard.press(key as "n");
      await page.waitForSelector(at(".pop [role=radio]"));
      found.push(...(await axeViolations(page)));
      await page.keyboard.press("Escape");
      await page.waitForSelector(at(".pop"), { hidden: true });
    }
    await page.browserContext().close();
    expect(found).toEqual([]);
  });
});
