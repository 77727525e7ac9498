import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Mock } from "@pandapon/mock";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hasChromium, openBrowser } from "../src/browser.ts";
import { openConsole, send, startMock } from "../src/console.ts";
import { at } from "../src/selector.ts";
import { address, sendWronglySigned } from "../src/traffic.ts";

const textOf = (page: Page, selector: string): Promise<string> =>
  page.$eval(selector, (element) => element.textContent ?? "");

const waitForText = (page: Page, text: string, selector = "body"): Promise<unknown> =>
  page.waitForFunction(
    (where: string, what: string) =>
      [...document.querySelectorAll(where)].some((one) => one.textContent?.includes(what)),
    { polling: 50, timeout: 10_000 },
    selector,
    text,
  );

/** Clicks what stands still: an answer that arrives may draw the button anew, or move it between being found and being clicked. */
const click = async (page: Page, name: string, within = "body"): Promise<void> => {
  for (let tries = 1; ; tries++) {
    const handle = await page.waitForSelector(`${within} ::-p-aria([name="${name}"])`, { timeout: 10_000 });
    try {
      await handle?.evaluate(async (element) => {
        const place = (): string => JSON.stringify(element.getBoundingClientRect());
        for (let still = 0, last = place(); still < 3; ) {
          await new Promise((resolve) => setTimeout(resolve, 50));
          still = place() === last ? still + 1 : 0;
          last = place();
        }
      });
      return await handle?.click();
    } catch (error) {
      if (tries === 5) throw error;
    }
  }
};

/** Marks what a field holds, and types over it. */
const retype = async (page: Page, field: string, text: string): Promise<void> => {
  await page.focus(field);
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.keyboard.type(text);
};

/** Clicks until what it opens is there, as a person would who sees that nothing has happened. */
const openBy = async (page: Page, name: string, within: string, opened: string): Promise<void> => {
  for (let tries = 1; ; tries++) {
    await click(page, name, within);
    const isOpen = await page.waitForSelector(opened, { timeout: 3_000 }).then(
      () => true,
      () => false,
    );
    if (isOpen) return;
    if (tries === 4) throw new Error(`"${name}" opens nothing`);
  }
};

describe.runIf(hasChromium)("a person at the console", () => {
  let browser: Browser;
  let mock: Mock;
  let shop: Server;
  let callback = "";
  const received: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    shop = createServer((request, response) => {
      let body = "";
      request.on("data", (piece) => {
        body += String(piece);
      });
      request.on("end", () => {
        received.push(body);
        response.end("ok");
      });
    });
    await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
    callback = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/push`;
  });

  beforeEach(async () => {
    await mock?.close();
    mock = await startMock();
  });

  afterAll(async () => {
    await browser?.close();
    await mock?.close();
    shop?.close();
  });

  const open = async (path = "", look = {}): Promise<Page> => {
    const { page, troubles } = await openConsole(browser, mock, path, look);
    page.once("close", () => expect(troubles).toEqual([]));
    return page;
  };

  it("opens the address in a browser, sends a first request, and sees it arrive", async () => {
    const page = await open();
    await page.goto(mock.url, { waitUntil: "load" });
    expect(new URL(page.url()).pathname).toBe("/__mock");
    await waitForText(page, "Waiting for the first request");
    await click(page, "listTaobaoCartItems");
    await page.waitForSelector("[role=option]");
    expect(await textOf(page, "[role=option]")).toContain("listTaobaoCartItems");
    await send(mock, "searchTaobaoProducts", { keyword: "衬衫" });
    await waitForText(page, "searchTaobaoProducts", "[role=option]");
  });

  it("reads why a signature was refused, part by part, and what would be refused next", async () => {
    const n = await sendWronglySigned(mock, "/v2/taobao/cart/create/order", {
      ids: ["382", "x-1"],
      orderAddress: { mobilephone: "1" },
    });
    const page = await open();
    await page.waitForSelector(`#row-${n}`);
    await page.click(`#row-${n}`);
    await page.waitForSelector(at(".sig"));
    expect(await textOf(page, at(".sig"))).toContain("rule B");
    expect(await textOf(page, at(".sig .sg.x"))).toMatch(/2 → 3.*nonce-str/);
    await waitForText(page, "x-1", "mark");
    expect(await page.$$eval(at("pre .note"), (all) => all.map((one) => one.textContent))).toEqual([
      expect.stringContaining("body.ids.1"),
      expect.stringContaining("mobile_phone"),
    ]);
    expect(await page.evaluate(() => location.hash)).toBe(`#/requests/${n}`);
    await page.reload();
    await page.waitForSelector(at(".sig"));
  });

  it("sees that an id is too long for JSON.parse, digit for digit", async () => {
    const n = await send(mock, "list1688Orders", { pageNo: 1 });
    const page = await open(`#/requests/${n}/answer`);
    await page.waitForSelector(at(".why.warn"));
    expect(await textOf(page, at(".why.warn"))).toMatch(/beyond 2⁵³.*JSON\.parse would read/);
    const [long] = await page.$$eval(at("mark.big"), (all) => all.map((one) => one.textContent ?? ""));
    expect(BigInt(long ?? "0")).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
  });

  it("filters by word, kind and status, and finds the filter in the address", async () => {
    await send(mock, "listTaobaoCartItems");
    await send(mock, "createTaobaoCartOrder", { ids: ["x-1"] });
    const page = await open();
    await page.waitForSelector("[role=option]");
    await page.keyboard.press("/");
    await page.keyboard.type("400");
    await page.waitForFunction(() => document.querySelectorAll("[role=option]").length === 1);
    expect(await page.evaluate(() => location.hash)).toContain("q=400");
    await page.keyboard.press("Escape");
    await click(page, "Faults", at(".seg"));
    await waitForText(page, "Nothing matches");
    await click(page, "Clear filter");
    await page.waitForFunction(() => document.querySelectorAll("[role=option]").length === 2);
  });

  it("answers the next call with a refusal, and sees the rule hit", async () => {
    const n = await send(mock, "listTaobaoCartItems");
    const page = await open(`#/requests/${n}`);
    await page.waitForSelector(at(".stabs"));
    await page.keyboard.press("n");
    await page.waitForSelector(at(".pop [role=radio]"));
    await page.keyboard.type("user-unknown");
    await waitForText(page, 'mock.next("listTaobaoCartItems", "user-unknown")', at(".twin code"));
    // The example of this name stands first, the refusal of the world after it.
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForSelector(at(".pop"), { hidden: true });
    await page.keyboard.press("r");
    await waitForText(page, "99100", "[role=option]");
    await page.keyboard.press("5");
    await waitForText(page, "1 of 1", at(".rrow"));
  });

  it("copies a request as curl, and a world as .env", async () => {
    const n = await send(mock, "listTaobaoCartItems");
    const page = await open(`#/requests/${n}`);
    await page
      .browserContext()
      .overridePermissions(new URL(page.url()).origin, [
        "clipboard-read",
        "clipboard-write",
        "clipboard-sanitized-write",
      ]);
    await page.waitForSelector(at(".stabs"));
    await page.keyboard.press("c");
    await waitForText(page, "Copied", "[role=status]");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /^curl -X GET 'http.*\/v2\/taobao\/cart\/list/,
    );
    await page.keyboard.press("g");
    await page.keyboard.press("w");
    await page.waitForSelector(at(".pop"));
    await click(page, "Copy as .env", at(".pop"));
    await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("PANDAPON_BASE_URL="));
  });

  it("finds an operation in either language, fills its form, and sends it signed", async () => {
    const page = await open("#/operations", { language: "zh" });
    await page.waitForSelector(at(".oprow"));
    await page.keyboard.press("/");
    await page.keyboard.type("refund");
    await waitForText(page, "submitTaobaoRefund", at(".oprow"));
    await page.goto(`${new URL(page.url()).origin}/__mock?lang=en#/operations/createTaobaoCartOrder`);
    await page.waitForSelector('[id^="f-ids"]');
    await retype(page, '[id^="f-ids"]', "382");
    await page.keyboard.down("Control");
    await page.keyboard.press("Enter");
    await page.keyboard.up("Control");
    await page.waitForSelector(at(".below .codebox"));
    await waitForText(page, "WAIT_BUYER_P", at(".below"));
    await click(page, "Open in Requests");
    await waitForText(page, "createTaobaoCartOrder", at(".facts"));
  });

  it("moves an order through its life with the buttons of each actor", async () => {
    await send(mock, "createTaobaoCartOrder", { ids: ["382"], orderAddress: address });
    const page = await open("#/orders");
    await page.waitForSelector(at(".orow"));
    await page.click(at(".orow"));
    await page.waitForSelector(at(".act"));
    for (const [button, state] of [
      ["Pay", "paid"],
      ["Deliver", "received"],
    ] as const) {
      if (button === "Deliver") {
        await openBy(page, "Ship all", at(".act"), at(".pop"));
        await click(page, "Do it", at(".pop"));
        await waitForText(page, "shipped", at(".dh dd"));
      }
      await click(page, button, at(".act"));
      await waitForText(page, state, at(".dh dd"));
    }
    expect(await page.$$eval(at(".evl"), (all) => all.length)).toBeGreaterThan(3);
  });

  it("sets a callback URL, verifies it, and sends a push again", async () => {
    await send(mock, "createTaobaoCartOrder", { ids: ["382"], orderAddress: address });
    const page = await open("#/pushes");
    await page.waitForSelector("input[type=url]");
    await page.type("input[type=url]", callback);
    await click(page, "Save");
    await click(page, "Verify");
    await waitForText(page, "answered 200", "[role=status]");
    await openBy(page, "Send a push…", "body", at(".pop select"));
    await click(page, "Send", at(".pop"));
    await page.waitForSelector(at(".chart .barx.ok"));
    const before = received.length;
    await click(page, "Duplicate");
    await page.waitForFunction(() => document.querySelectorAll("#panel [role=option]").length === 2);
    expect(received.length).toBeGreaterThan(before);
    expect(received.at(-1)).toBe(received.at(-2));
  });

  it("adds a fault by operation, rate and delay, switches it off, and removes it", async () => {
    const page = await open("#/faults?op=payTaobaoOrder");
    await page.waitForSelector(at(".faults [role=radio]"));
    await page.type('[aria-label="Search answers and faults"]', "503");
    await click(page, "until removed");
    await retype(page, '[aria-label="Share of the calls in percent"]', "25");
    await page.type('[aria-label="Delay in milliseconds"]', "20");
    await page.click(at(".faults .ft .btn.p"));
    await waitForText(page, "rate 25 %", at(".rrow"));
    await page.click(at(".rrow [role=switch]"));
    await page.waitForSelector(at('.rrow [role=switch][aria-checked="false"]'));
    await page.click(at(".rrow .btn:last-child"));
    await page.waitForSelector(at(".rrow"), { hidden: true });
  });

  it("makes a world of its own, moves its clock, and comes back", async () => {
    const page = await open();
    await page.waitForSelector(at(".empty"));
    await page.keyboard.press("g");
    await page.keyboard.press("w");
    await page.waitForSelector(at(".pop form input"));
    await page.type(at(".pop form input"), "mine");
    await click(page, "New world", at(".pop"));
    await page.waitForFunction(() => location.search.includes("world=mine"));
    const before = await textOf(page, "#top .tn.b");
    await click(page, "+1 day");
    await page.waitForFunction(
      (old: string) => document.querySelector("#top .tn.b")?.textContent !== old,
      { polling: 50 },
      before,
    );
    await page.reload();
    await page.waitForFunction(() => document.querySelector("#top .b.el")?.textContent === "mine", { polling: 50 });
  });

  it("changes language and theme, and finds both again after a reload", async () => {
    const page = await open();
    await page.goto(`${new URL(page.url()).origin}/__mock`, { waitUntil: "load" });
    await page.waitForSelector(at(".empty"));
    await click(page, "Theme");
    await page.waitForSelector('html[data-theme="dark"]');
    await page.keyboard.press("l");
    await page.waitForSelector('html[lang="zh-CN"]');
    await waitForText(page, "等待第一个请求");
    await send(mock, "createTaobaoCartOrder", { ids: ["x-1"] });
    await waitForText(page, "实际", at("[role=option] .what"));
    await page.reload();
    await page.waitForSelector('html[lang="zh-CN"][data-theme="dark"]');
  });
});
