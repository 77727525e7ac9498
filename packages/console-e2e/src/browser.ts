import puppeteer, { type Browser } from "puppeteer-core";
import { unpackChromium } from "../../runtimes/runners/chromium-binary.ts";
import { versionOf } from "../../runtimes/runners/modules.ts";

/** Whether the Chromium of packages/runtimes is installed: only `npm test` needs it. */
export const hasChromium = versionOf("@sparticuz/chromium") !== undefined;

export async function openBrowser(): Promise<Browser> {
  const { file, libraries } = await unpackChromium();
  return puppeteer.launch({
    executablePath: file,
    // CI runs as root in a container, where Chromium's own sandbox cannot be had; it sees nothing but the pages of these tests.
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--no-proxy-server",
      "--no-first-run",
      "--lang=en-US",
      "--font-render-hinting=none",
    ],
    env: { ...process.env, LANG: "en_US.UTF-8", LC_ALL: "en_US.UTF-8", LD_LIBRARY_PATH: libraries },
  });
}
