import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Mock } from "@pandapon/mock";
import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, openBrowser } from "../src/browser.ts";
import { openConsole, originOf, startMock } from "../src/console.ts";

const HOSTILE = `<img src=x onerror="window.hit=1"><script>window.hit=1</script>"'\`\${window.hit=1}</script></style>`;

describe.runIf(hasChromium)("what the console keeps out", () => {
  let browser: Browser;
  let mock: Mock;
  let elsewhere: Server;
  let other = "";

  beforeAll(async () => {
    [mock, browser] = await Promise.all([startMock(), openBrowser()]);
    elsewhere = createServer((_, response) =>
      response.setHeader("content-type", "text/html").end("<!doctype html><title>elsewhere</title>"),
    );
    await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
    other = `http://localhost:${(elsewhere.address() as AddressInfo).port}`;
  });

  afterAll(async () => {
    await browser?.close();
    await mock?.close();
    elsewhere?.close();
  });

  it("a page of another origin reads nothing of the control API, changes nothing, and cannot frame the console", async () => {
    const page = await browser.newPage();
    await page.goto(other);
    const origin = originOf(mock);
    const told = await page.evaluate(async (mockOrigin: string) => {
      const tries = [
        () => fetch(`${mockOrigin}/__mock/state`).then((answer) => answer.text()),
        () => fetch(`${mockOrigin}/__mock`).then((answer) => answer.text()),
        () =>
          fetch(`${mockOrigin}/__mock/reset`, { method: "POST", mode: "no-cors" }).then(
            (answer) => answer.type + answer.status,
          ),
        () =>
          new Promise<string>((resolve) => {
            const source = new EventSource(`${mockOrigin}/__mock/events`);
            source.onopen = () => resolve("open");
            source.onerror = () => resolve("closed");
          }),
      ];
      const results: string[] = [];
      for (const one of tries) results.push(await one().catch(() => "refused"));
      const frame = document.createElement("iframe");
      frame.src = `${mockOrigin}/__mock`;
      document.body.append(frame);
      await new Promise((resolve) => {
        frame.onload = resolve;
      });
      return [...results, String(frame.contentDocument)];
    }, origin);
    expect(told).toEqual(["refused", "refused", "opaque0", "closed", "null"]);
    const frames = page.frames().filter((frame) => frame !== page.mainFrame());
    for (const frame of frames) expect(await frame.evaluate(() => document.getElementById("root"))).toBe(null);
    await page.close();
  });

  it("a reset from elsewhere does not happen", async () => {
    await fetch(`${mock.url}/v2/taobao/cart/list`);
    const before = mock.requests().length;
    const answer = await fetch(`${originOf(mock)}/__mock/reset`, {
      method: "POST",
      headers: { origin: other, "sec-fetch-site": "cross-site" },
    });
    expect(answer.status).toBe(403);
    expect(mock.requests()).toHaveLength(before);
  });

  it("hostile texts are shown as texts, wherever they stand", async () => {
    const { accessKey } = mock.credentials;
    await fetch(`${mock.url}/v2/taobao/${encodeURIComponent(HOSTILE)}?q=${encodeURIComponent(HOSTILE)}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "access-key": accessKey,
        "x-shop": "<img src=x onerror=window.hit=1>",
      },
      body: JSON.stringify({ [HOSTILE]: HOSTILE }),
    });
    const create = await fetch(`${mock.url}/v2/taobao/cart/create/order`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "access-key": HOSTILE.replaceAll(/[^ -~]/g, ""),
        signature: "<b>",
      },
      body: JSON.stringify({ ids: [HOSTILE], [HOSTILE]: HOSTILE, orderAddress: { name: HOSTILE } }),
    });
    expect(create.status).toBe(401);
    await fetch(`${originOf(mock)}/__mock/operations/createTaobaoCartOrder/try`, {
      method: "POST",
      body: JSON.stringify({
        input: { ids: ["382"], [HOSTILE]: HOSTILE, orderAddress: { name: HOSTILE, address: HOSTILE } },
      }),
    });
    await fetch(`${originOf(mock)}/__mock/worlds`, { method: "POST", body: JSON.stringify({ name: HOSTILE }) });
    await fetch(`${originOf(mock)}/__mock/pushes`, {
      method: "POST",
      body: JSON.stringify({ rawBody: JSON.stringify({ [HOSTILE]: HOSTILE }) }),
    });
    const numbers = mock.requests().map(({ number }) => number);
    const paths = numbers.flatMap((n) =>
      ["checks", "request", "answer", "copy"].map((part) => `#/requests/${n}/${part}`),
    );
    const { page, troubles } = await openConsole(browser, mock, "");
    for (const path of [
      ...paths,
      "#/orders",
      "#/orders?show=cart",
      "#/pushes/1",
      `#/faults?op=${encodeURIComponent(HOSTILE)}`,
      `#/operations/${encodeURIComponent(HOSTILE)}`,
    ]) {
      await page.evaluate((hash: string) => {
        location.hash = hash;
      }, path);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 80)));
      expect(
        await page.evaluate(() => document.querySelectorAll("img, script:not(head script):not(body > script)").length),
        path,
      ).toBe(0);
    }
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => "hit" in window)).toBe(false);
    expect(await page.evaluate(() => document.body.textContent.includes("onerror"))).toBe(true);
    expect(troubles.filter((line) => !/404|409/.test(line))).toEqual([]);
    await page.browserContext().close();
  });

  it("runs only its own code", async () => {
    const { page } = await openConsole(browser, mock, "");
    const ran = await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.foreign = 1";
      document.body.append(script);
      return "foreign" in window;
    });
    expect(ran).toBe(false);
    await page.browserContext().close();
  });
});
