import type { openBrowser } from "../../../packages/generators/src/browser.ts";

export type Browser = Awaited<ReturnType<typeof openBrowser>>;
type Page = Awaited<ReturnType<Browser["newPage"]>>;

/** A person at the page: finds things by what stands there, waits until something shows. */
export interface Shopper {
  readonly page: Page;
  /** What came over the wire, and what the page wrote into its console. */
  readonly answers: string[];
  readonly said: string[];
  open(hash: string): Promise<void>;
  sees(text: string): Promise<void>;
  press(text: string): Promise<void>;
  text(): Promise<string>;
}

const PATIENCE = { timeout: 25_000, polling: 50 };

export async function shopper(browser: Browser, url: string): Promise<Shopper> {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setViewport({ width: 1100, height: 800 });
  const answers: string[] = [];
  const said: string[] = [];
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("response", (response) => {
    const headers = JSON.stringify(response.headers());
    // A stream of events has no text before its end, and pictures come from the mock itself.
    if (!response.url().startsWith(url) || response.url().endsWith("/events")) return;
    answers.push(headers);
    response.text().then(
      (text) => answers.push(text),
      () => {},
    );
  });
  const text = () => page.evaluate(() => document.querySelector("main")?.textContent ?? "");
  const sees = async (wanted: string) => {
    await page
      .waitForFunction((it: string) => document.querySelector("main")?.textContent.includes(it), PATIENCE, wanted)
      .catch(async () => {
        throw new Error(`“${wanted}” never showed. What stood there:\n${await text()}`);
      });
  };
  return {
    page,
    answers,
    said,
    text,
    sees,
    open: async (hash) => {
      await page.goto(`${url}/${hash}`);
    },
    press: async (label) => {
      const mark = (it: string) => {
        document.querySelector("[data-next]")?.removeAttribute("data-next");
        const all = ["main button:enabled", "main a", "nav a"].flatMap((kind) => [...document.querySelectorAll(kind)]);
        const found = all.find((one) => one.textContent.includes(it));
        found?.setAttribute("data-next", "");
        return found !== undefined;
      };
      await page.waitForFunction(mark, PATIENCE, label).catch(async () => {
        throw new Error(`There is no “${label}” to press. What stood there:\n${await text()}`);
      });
      await page.click("[data-next]");
    },
  };
}
