import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BROWSER_HOOK_MS, hasChromium, openBrowser, type Site, serve } from "../src/browser.ts";
import { viewerFiles, viewers } from "../src/viewers.ts";

interface Opened {
  readonly page: Page;
  /** Errors and warnings of the console. */
  readonly said: readonly string[];
}

/** A page, loaded so far that what is said of one operation stands there: then all of it does. */
async function open(browser: Browser, url: string): Promise<Opened> {
  const page = await browser.newPage();
  const said: string[] = [];
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) said.push(message.text());
  });
  page.on("pageerror", (error) => said.push(String(error)));
  await page.goto(url, { waitUntil: "load", timeout: 90_000 });
  await page.waitForFunction(() => document.body.textContent.includes("逆向单提交"), { timeout: 90_000, polling: 250 });
  return { page, said };
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the page was not opened");
  return value;
}

describe.runIf(hasChromium)("the description in a viewer", { timeout: 60_000 }, () => {
  let browser: Browser;
  let site: Site;
  /** All pages are opened at once: each loads in a process of its own. */
  let opened: ReadonlyMap<string, Promise<Opened>>;

  beforeAll(async () => {
    const pages = Object.fromEntries(viewers.map(({ path, html }) => [path.split("#")[0] ?? "", html]));
    site = await serve(pages, viewerFiles);
    browser = await openBrowser();
    opened = new Map(viewers.map(({ name, path }) => [name, open(browser, site.url + path)]));
    await Promise.allSettled(opened.values());
  }, BROWSER_HOOK_MS);

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it.each(viewers)(
    "$name shows grade, known values, Chinese summary and the admission of an inferred path",
    async ({ name }) => {
      const { page, said } = await present(opened.get(name));
      const text = await page.evaluate(() => document.body.textContent);
      expect(text).toContain("The path is inferred: no call has proven it.");
      expect(text).toMatch(/Evidence: path inferred/);
      expect(text).toContain("Never repeat it blindly");
      // Elements shows the first paragraph of a field until it is asked for more.
      await page.evaluate(() => {
        for (const button of document.querySelectorAll("a, button"))
          if (button instanceof HTMLElement && button.textContent.startsWith("Show all")) button.click();
      });
      await page.waitForFunction(() => document.querySelector("table") !== null, { timeout: 10_000, polling: 100 });
      // The table of the known values of `refundType`.
      const tables = await page.evaluate(() => [...document.querySelectorAll("table")].map((one) => one.textContent));
      expect(
        tables.some((table) => /value\s*meaning\s*evidence/.test(table) && table.includes("return and refund")),
      ).toBe(true);
      expect(said.filter((line) => /openapi|schema|dialect|spec|\$ref/i.test(line))).toEqual([]);
      await page.close();
    },
  );
});
