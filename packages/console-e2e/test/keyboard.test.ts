import type { Mock } from "@pandapon/mock";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, openBrowser } from "../src/browser.ts";
import { openConsole, send, startMock } from "../src/console.ts";
import { at } from "../src/selector.ts";
import { type Traffic, traffic } from "../src/traffic.ts";

const hash = (page: Page): Promise<string> => page.evaluate(() => location.hash);
const focus = (page: Page): Promise<string> =>
  page.evaluate(() =>
    `${document.activeElement?.getAttribute("role") ?? document.activeElement?.tagName} ${document.activeElement?.id ?? ""}`.trim(),
  );

describe.runIf(hasChromium)("the keyboard alone", () => {
  let browser: Browser;
  let mock: Mock;
  let seen: Traffic;

  beforeAll(async () => {
    [mock, browser] = await Promise.all([startMock(), openBrowser()]);
    seen = await traffic(mock);
  });

  afterAll(async () => {
    await browser?.close();
    await mock?.close();
  });

  it("walks through all that the console has", async () => {
    const { page, troubles } = await openConsole(browser, mock);
    await page.waitForSelector("[role=option]");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    const active = await page.$eval("[role=option][aria-selected=true]", (row) => row.id);
    await page.keyboard.press("Enter");
    await page.waitForSelector(at(".stabs"));
    expect(await hash(page)).toBe(`#/requests/${active.replace("row-", "")}`);
    await page.keyboard.press("j");
    await page.waitForFunction((old: string) => location.hash !== `#/requests/${old}`, {}, active.replace("row-", ""));
    await page.keyboard.press("]");
    await page.waitForFunction(() => /\/(?:checks|request|answer|copy)$/.test(location.hash));
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "listbox");
    expect(await hash(page)).toBe("#/requests");
    for (const [key, tab] of [
      ["2", "operations"],
      ["3", "orders"],
      ["4", "pushes"],
      ["5", "faults"],
      ["1", "requests"],
    ] as const) {
      await page.keyboard.press(key);
      await page.waitForFunction((name: string) => document.activeElement?.id === `tab-${name}`, {}, tab);
      expect(await focus(page)).toBe(`tab tab-${tab}`);
    }
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => document.activeElement?.id === "tab-operations");
    await page.keyboard.press("/");
    await page.keyboard.type("pay");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "listbox");
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => document.querySelector("main h2")?.textContent?.toLowerCase().includes("pay"));
    expect(troubles).toEqual([]);
    await page.browserContext().close();
  });

  it("gives the focus back where it was, and does nothing while a user types", async () => {
    const { page } = await openConsole(browser, mock, `#/requests/${seen.ok}`);
    await page.waitForSelector(at(".stabs"));
    await page.keyboard.press("g");
    await page.keyboard.press("w");
    await page.waitForSelector(at(".pop"));
    await page.keyboard.press("Escape");
    await page.waitForSelector(at(".pop"), { hidden: true });
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-haspopup"))).toBe("dialog");
    await page.keyboard.press("/");
    await page.keyboard.type("2jd?");
    expect(await page.$("dialog[open]")).toBe(null);
    expect(await page.evaluate(() => location.hash)).toContain("q=2jd%3F");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.waitForSelector("dialog[open]");
    await page.click("dialog [role=switch]");
    await page.keyboard.press("Escape");
    await page.keyboard.press("5");
    expect(await page.evaluate(() => location.hash)).toContain("#/requests");
    await page.browserContext().close();
  });

  it("opens what j and k have marked, wherever the focus was before", async () => {
    await send(mock, "payTaobaoOrder", { orderId: seen.order });
    const { page } = await openConsole(browser, mock);
    for (const [key, tab, opened] of [
      ["1", "requests", "#/requests/"],
      ["4", "pushes", "#/pushes/1"],
      ["3", "orders", "#/orders/"],
    ] as const) {
      await page.keyboard.press(key);
      await page.waitForFunction((name: string) => document.activeElement?.id === `tab-${name}`, {}, tab);
      await page.waitForSelector("[role=option]");
      await page.keyboard.press("j");
      await page.keyboard.press("Enter");
      await page.waitForFunction((start: string) => location.hash.startsWith(start), {}, opened);
      expect(await focus(page), tab).toBe("listbox");
      await page.keyboard.press("Escape");
    }
    await page.browserContext().close();
  });

  it("leads to the search of faults with /, and lets Enter follow a link there", async () => {
    await send(mock, "createTaobaoCartOrder", { ids: ["382"], orderAddress: {} });
    const { page } = await openConsole(browser, mock, "#/faults");
    const link = await page.waitForSelector("li a");
    const rules = (await page.$$("#panel li")).length;
    await page.keyboard.press("/");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("placeholder"))).toBe(
      "Search answers and faults",
    );
    await link?.focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.hash.startsWith("#/requests/"));
    await page.keyboard.press("5");
    await page.waitForSelector("li a");
    expect(await page.$$("#panel li")).toHaveLength(rules);
    await page.browserContext().close();
  });

  it("reaches every control with Tab, and shows where it is", async () => {
    const { page } = await openConsole(browser, mock, `#/requests/${seen.signature}`);
    await page.waitForSelector(at(".sig"));
    const reached = new Set<string>();
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press("Tab");
      const told = await page.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement) || element === document.body) return "body";
        const { outlineStyle } = getComputedStyle(element);
        return `${element.getAttribute("aria-label") ?? element.textContent?.trim() ?? ""}|${outlineStyle}`;
      });
      if (told === "body") break;
      expect(told, "a focused control shows it").not.toMatch(/\|none$/);
      reached.add(told.split("|")[0] ?? "");
    }
    for (const name of ["Theme", "Requests", "Checks", "Replay", "Close"])
      expect(
        [...reached].some((one) => one.startsWith(name)),
        name,
      ).toBe(true);
    await page.browserContext().close();
  });

  it("10,000 requests scroll smoothly: only the rows in view stand in the document", { timeout: 120_000 }, async () => {
    await using many = await startMock({ auth: "off" });
    for (let sent = 0; sent < 10_200; sent += 100) {
      await Promise.all(Array.from({ length: 100 }, () => many.fetch("http://mock/nothing")));
    }
    const { page, troubles } = await openConsole(browser, many);
    await page.waitForSelector("[role=option]");
    const list = await page.waitForSelector("[role=listbox]");
    const rows = await page.evaluate(async () => {
      const element = document.querySelector("[role=listbox]") as HTMLElement;
      let most = 0;
      for (let at = 0; at < 20; at++) {
        element.scrollTop = (element.scrollHeight / 20) * at;
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        most = Math.max(most, element.querySelectorAll("[role=option]").length);
        const box = element.getBoundingClientRect();
        const middle = document.elementFromPoint(box.left + 200, box.top + box.height / 2);
        if (middle?.closest("[role=option]") === null) return -1;
      }
      return most;
    });
    expect(rows).toBeGreaterThan(10);
    expect(rows).toBeLessThan(70);
    await list?.focus();
    await page.keyboard.press("End");
    await page.waitForSelector("[role=option][aria-selected=true]");
    await send(many, "listTaobaoCartItems");
    await page.waitForSelector(at(".pill"));
    expect(troubles).toEqual([]);
    await page.browserContext().close();
  });
});
