import { unpackChromium } from "./chromium-binary.ts";
import { versionOf } from "./modules.ts";

/** Whether the Chromium of this package is installed and runs here. The package is for every platform, the program is not. */
export const hasChromium =
  process.platform === "linux" && process.arch === "x64" && versionOf("@sparticuz/chromium") !== undefined;

interface LaunchOptions {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: NodeJS.ProcessEnv;
  readonly timeout: number;
}

/** How long a hook needs that starts a browser: on a new machine it unpacks Chromium, and may start it twice. */
export const BROWSER_HOOK_MS = 420_000;

/** A first start reads 200 MB from the disk, beside other tests: half a minute is not always enough. */
const START_MS = 120_000;

/**
 * Starts a browser that looks the same everywhere; once more if it dies or hangs at its start, as it may on a machine under load.
 *
 * @param launch `puppeteer.launch` of puppeteer-core.
 */
export async function startChromium<T>(
  launch: (options: LaunchOptions) => Promise<T>,
  ...args: readonly string[]
): Promise<T> {
  const options = await launchOptions(args);
  return launch(options).catch((error: unknown) => {
    console.error(`Chromium did not start, and is started once more: ${String(error)}`);
    return launch(options);
  });
}

async function launchOptions(args: readonly string[]): Promise<LaunchOptions> {
  const { file, libraries } = await unpackChromium();
  return {
    executablePath: file,
    timeout: START_MS,
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
