import puppeteer, { type Browser } from "puppeteer-core";
import { chromiumLaunch } from "../../runtimes/runners/chromium-launch.ts";

export { hasChromium } from "../../runtimes/runners/chromium-launch.ts";

export const openBrowser = async (): Promise<Browser> =>
  puppeteer.launch(await chromiumLaunch("--font-render-hinting=none"));
