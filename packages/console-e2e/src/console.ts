import { createMock, type Mock, type MockOptions } from "@pandapon/mock";
import type { Browser, Page } from "puppeteer-core";

export type Language = "en" | "zh";
export type Theme = "light" | "dark";

export interface Look {
  readonly language?: Language;
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
}

/** A mock whose world always looks the same. */
export const startMock = (options: MockOptions = {}): Promise<Mock> =>
  createMock({ port: 0, seed: "shots", ...options });

/** The address of the mock without its base path. */
export const originOf = (mock: Mock): string => new URL(mock.url).origin;

/** Opens the console as a person with this browser would. Everything that goes wrong in the page is collected in `troubles`. */
export async function openConsole(
  browser: Browser,
  mock: Mock,
  path = "",
  { language = "en", theme = "light", width = 1440, height = 900 }: Look = {},
): Promise<{ readonly page: Page; readonly troubles: string[] }> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(message.text());
  });
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: theme },
    { name: "prefers-reduced-motion", value: "reduce" },
  ]);
  await page.goto(`${originOf(mock)}/__mock?lang=${language}${path}`, { waitUntil: "load" });
  await page.waitForFunction(() => document.querySelector("#tabs .id")?.textContent !== "", { polling: 50 });
  return { page, troubles };
}

/** Sends an operation as the console does, signed. */
export async function send(mock: Mock, operation: string, input: unknown = {}): Promise<number> {
  const response = await fetch(`${originOf(mock)}/__mock/operations/${operation}/try`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ input }),
  });
  const { n } = (await response.json()) as { readonly n: number };
  return n;
}
