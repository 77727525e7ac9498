import puppeteer, { type Browser } from "puppeteer-core";
import { startChromium } from "../../runtimes/runners/chromium-launch.ts";

export { hasChromium } from "../../runtimes/runners/chromium-launch.ts";

export const openBrowser = (): Promise<Browser> =>
  startChromium((options) => puppeteer.launch(options), "--font-render-hinting=none");
