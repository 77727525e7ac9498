import { unpackChromium } from "./chromium-binary.ts";
import { versionOf } from "./modules.ts";

/** Whether the Chromium of this package is installed and runs here. The package is for every platform, the program is not. */
export const hasChromium =
  process.platform === "linux" && process.arch === "x64" && versionOf("@sparticuz/chromium") !== undefined;

interface LaunchOptions {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: NodeJS.ProcessEnv;
}

/** What `puppeteer.launch` of puppeteer-core needs, to start a browser that looks the same everywhere. */
export async function chromiumLaunch(...args: readonly string[]): Promise<LaunchOptions> {
  const { file, libraries } = await unpackChromium();
  return {
    executablePath: file,
    // CI runs as root in a container, where Chromium's own sandbox cannot be had; it sees nothing but the pages of these tests.
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--no-proxy-server",
      "--no-first-run",
      "--lang=en-US",
      ...args,
    ],
    env: { ...process.env, LANG: "en_US.UTF-8", LC_ALL: "en_US.UTF-8", LD_LIBRARY_PATH: libraries },
  };
}
