import type { Mock } from "@pandapon/mock";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, openBrowser } from "../src/browser.ts";
import { openConsole, send, startMock } from "../src/console.ts";
import { at } from "../src/selector.ts";
import { type Traffic, traffic } from "../src/traffic.ts";

/** Controls that stand beyond the edge; the two bars at the top may be scrolled sideways. */
const beyondTheEdge = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("main button, main a, main input, main h2, main [role=tab]")]
      .filter((one) => one.closest("pre") === null && one.getBoundingClientRect().width > 0)
      .filter((one) => one.getBoundingClientRect().right > innerWidth || one.getBoundingClientRect().left < 0)
      .map((one) => one.textContent || (one.getAttribute("aria-label") ?? one.tagName)),
  );

const go = async (page: Page, hash: string, shown: string): Promise<void> => {
  await page.evaluate((to: string) => {
    location.hash = to;
  }, hash);
  await page.waitForSelector(at(shown), { visible: true });
};

describe.runIf(hasChromium)("a narrow window", () => {
  let browser: Browser;
  let mock: Mock;
  let seen: Traffic;

  beforeAll(async () => {
    [mock, browser] = await Promise.all([startMock({ pushTo: "http://127.0.0.1:9/push" }), openBrowser()]);
    seen = await traffic(mock);
    await send(mock, "payTaobaoOrder", { orderId: seen.order });
  });

  afterAll(async () => {
    await browser?.close();
    await mock?.close();
  });

  it.each(["en", "zh"] as const)("of a phone's width has every control within reach, in %s", async (language) => {
    const { page, troubles } = await openConsole(browser, mock, "", { language, width: 400, height: 760 });
    await page.waitForSelector("[role=option]");
    const views = [
      ["#/requests", "[role=option]"],
      [`#/requests/${seen.signature}`, ".sig"],
      ["#/operations/createTaobaoCartOrder", ".frow"],
      [`#/orders/${seen.order}`, ".act"],
      ["#/orders?show=cart", ".orow"],
      ["#/pushes/1", ".codebox"],
      ["#/faults", ".rrow"],
    ] as const;
    for (const [hash, shown] of views) {
      await go(page, hash, shown);
      expect(await beyondTheEdge(page), hash).toEqual([]);
      const widths = await page.$$eval(at("main .inp"), (all) => all.map((one) => one.getBoundingClientRect().width));
      expect(
        widths.filter((width) => width > 0 && width < 40),
        hash,
      ).toEqual([]);
    }
    expect(troubles).toEqual([]);
    await page.browserContext().close();
  });

  it("keeps mark, time, operation and status of a request", async () => {
    const { page } = await openConsole(browser, mock, "", { width: 700 });
    await page.waitForSelector("[role=option]");
    const row = await page.$eval(`#row-${seen.signature}`, (element) =>
      [...element.children].filter((cell) => getComputedStyle(cell).display !== "none").map((cell) => cell.textContent),
    );
    expect(row[0]).toBe("refused");
    expect(row.slice(1)).toEqual([
      expect.stringMatching(/^\d\d:\d\d:\d\d\.\d{3}$/),
      "createTaobaoCartOrder",
      "401 · 99401",
    ]);
    await page.browserContext().close();
  });

  it("shows the rules and their texts beside the form that adds a rule, and above it where there is no room", async () => {
    for (const width of [1024, 700]) {
      const { page } = await openConsole(browser, mock, "#/faults", { width });
      await page.waitForSelector(at(".rrow"));
      const name = await page.$eval(at(".rrow b"), (element) => ({
        text: element.textContent,
        isWhole: element.scrollWidth <= element.clientWidth,
      }));
      expect(name, `${width} px`).toEqual({ text: "createTaobaoCartOrder", isWhole: true });
      await page.waitForSelector("[role=radio]", { visible: true });
      await page.browserContext().close();
    }
  });
});
