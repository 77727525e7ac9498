import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createMock, type Mock } from "@pandapon/mock";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BROWSER_HOOK_MS, hasChromium, openBrowser } from "../src/browser.ts";

/** An address of this machine under a name, so that the browser sees another site than the mock's. */
const HOSTS = { "another port": "127.0.0.1", "another site": "localhost" } as const;

describe.runIf(hasChromium)("a page of another origin, in a real Chromium", { timeout: 60_000 }, () => {
  let browser: Browser;
  let site: Server;
  let mock: Mock;
  let port = 0;

  beforeAll(async () => {
    mock = await createMock({ auth: "off", port: 0 });
    site = createServer((_, response) => {
      response.setHeader("content-type", "text/html; charset=utf-8").end("<!doctype html><title>shop</title>");
    });
    await new Promise<void>((resolve) => site.listen(0, resolve));
    port = (site.address() as AddressInfo).port;
    browser = await openBrowser();
  }, BROWSER_HOOK_MS);

  afterAll(async () => {
    await browser?.close();
    await mock?.close();
    await new Promise<void>((resolve) => site?.close(() => resolve()));
  });

  const origin = (): string => new URL(mock.url).origin;

  async function onPage<T>(url: string, use: (page: Page) => Promise<T>): Promise<T> {
    const page = await browser.newPage();
    try {
      await page.goto(url, { waitUntil: "load" });
      return await use(page);
    } finally {
      await page.close();
    }
  }

  for (const [name, host] of Object.entries(HOSTS)) {
    const shop = (): string => `http://${host}:${port}/`;

    it(`${name}: cannot read the control API`, async () => {
      const read = await onPage(shop(), (page) =>
        page.evaluate(async (mockOrigin) => {
          const attempt = (path: string, init?: RequestInit): Promise<string> =>
            fetch(mockOrigin + path, init).then(
              (response) => `${response.type} ${response.status}`,
              () => "refused",
            );
          return {
            state: await attempt("/__mock/state"),
            secrets: await attempt("/__mock/worlds", { credentials: "include" }),
            opaque: await attempt("/__mock/state", { mode: "no-cors" }),
            stream: await new Promise((resolve) => {
              const stream = new EventSource(`${mockOrigin}/__mock/events`);
              stream.onopen = () => resolve("opened");
              stream.onerror = () => resolve("refused");
            }),
          };
        }, origin()),
      );
      // An opaque answer cannot be read: not even its status.
      expect(read).toEqual({ state: "refused", secrets: "refused", opaque: "opaque 0", stream: "refused" });
    });

    it(`${name}: cannot change anything, not even with requests that need no preflight`, async () => {
      await fetch(`${mock.url}/v2/taobao/cart/list`);
      const before = mock.requests().length;
      await onPage(shop(), async (page) => {
        await page.evaluate(async (mockOrigin) => {
          const send = (path: string, method: string): Promise<unknown> =>
            fetch(mockOrigin + path, {
              method,
              mode: "no-cors",
              body: method === "POST" ? '{"seed":"evil"}' : null,
            }).catch(() => undefined);
          await send("/__mock/reset", "POST");
          await send("/__mock/worlds", "POST");
          navigator.sendBeacon(`${mockOrigin}/__mock/reset`, "{}");
          await fetch(`${mockOrigin}/__mock/requests`, { method: "DELETE" }).catch(() => undefined);
          await new Promise((resolve) => {
            const image = new Image();
            image.onload = image.onerror = resolve;
            image.src = `${mockOrigin}/__mock/snapshot`;
          });
        }, origin());
        // A form that navigates: the browser shows the refusal, and nothing has happened.
        await page.evaluate((mockOrigin) => {
          const form = document.createElement("form");
          form.method = "post";
          form.action = `${mockOrigin}/__mock/reset`;
          document.body.append(form);
          form.submit();
        }, origin());
        await page.waitForNavigation({ waitUntil: "load" }).catch(() => undefined);
      });
      expect(mock.requests()).toHaveLength(before);
      const state = (await (await fetch(`${origin()}/__mock/state`)).json()) as { seed: string; worlds: unknown[] };
      expect(state.seed).toBe("newcomer");
      expect(state.worlds).toHaveLength(1);
    });

    it(`${name}: reaches the API, and reads answers and x-mock headers`, async () => {
      const answer = await onPage(shop(), (page) =>
        page.evaluate(async (url) => {
          const response = await fetch(`${url}/v2/taobao/order/page`, {
            method: "POST",
            headers: { "content-type": "application/json", "access-key": "any", signature: "any" },
            body: "{}",
          });
          const { code } = (await response.json()) as { code: number };
          return { code, operation: response.headers.get("x-mock-operation") };
        }, mock.url),
      );
      expect(answer).toEqual({ code: 200, operation: "listTaobaoOrders" });
    });
  }

  it("the mock's own page may use its control API", async () => {
    const boot = await onPage(`${origin()}/__mock/health`, (page) =>
      page.evaluate(async () => ((await (await fetch("/__mock/state")).json()) as { boot: string }).boot),
    );
    expect(boot).toEqual(expect.any(String));
  });
});
