import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import type { Nature } from "../suite/environment.ts";
import { CannotStart } from "./cannot-start.ts";
import { type Child, lastWords, start } from "./child.ts";
import { unpackChromium } from "./chromium-binary.ts";
import { connectDevTools, type DevTools } from "./devtools.ts";
import { close, listen } from "./listen.ts";
import type { Result, Runner } from "./runner.ts";

const FILES: Readonly<Record<string, string>> = {
  "/page.html": "text/html; charset=utf-8",
  "/suite.mjs": "text/javascript",
  "/worker.mjs": "text/javascript",
};

/**
 * A page of one origin that calls servers of others, as front-end teams have it.
 *
 * @param place Where the suite runs: in the page, or in a worker that the page starts.
 */
export const runChromium =
  (nature: Nature, place: "runInPage" | "runInWorker"): Runner =>
  async (workbench) => {
    const { file, libraries } = await unpackChromium();
    const site = createServer(async ({ url = "" }, response) => {
      const type = FILES[url];
      if (!type) response.writeHead(404).end();
      else response.setHeader("content-type", type).end(await readFile(join(workbench.folder, url)));
    });
    const siteUrl = await listen(site);
    // CI runs as root in a container, where Chromium's own sandbox cannot be had; it sees nothing but the page of these tests.
    const flags = [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-software-rasterizer",
      "--remote-debugging-port=0",
    ];
    const profile = `--user-data-dir=${join(workbench.folder, `profile-${place}`)}`;
    const browser = start(workbench, [file, ...flags, profile, "about:blank"], { env: { LD_LIBRARY_PATH: libraries } });
    try {
      const devTools = await connectDevTools(await addressOf(browser));
      const environment = { ...workbench.urls, ...nature };
      const report = await evaluate(devTools, `${siteUrl}/page.html`, `${place}(${JSON.stringify(environment)})`);
      const { product } = await devTools.send<{ product: string }>("Browser.getVersion");
      // It may be gone before it answers.
      await devTools.send("Browser.close").catch(() => {});
      await browser.ended;
      return { ...report, version: product.replace(/^.*\//, ""), stderr: "" };
    } finally {
      await browser.stop();
      await close(site);
    }
  };

/** @throws CannotStart A shared library is missing. */
async function addressOf(browser: Child): Promise<string> {
  const listening = new Promise<string>((resolve) => {
    browser.process.stderr?.on("data", () => {
      const [, address] = /DevTools listening on (ws:\S+)/.exec(browser.said.stderr) ?? [];
      if (address) resolve(address);
    });
  });
  const ended = browser.ended.then(() => {
    const [, library] = /error while loading shared libraries: ([^:]+)/.exec(browser.said.stderr) ?? [];
    const why = library ? `Chromium needs the shared library ${library}, which this machine lacks` : lastWords(browser);
    throw library ? new CannotStart(why) : new Error(`Chromium did not start: ${why}`);
  });
  return Promise.race([listening, ended]);
}

async function evaluate({ send, event }: DevTools, url: string, expression: string): Promise<Omit<Result, "version">> {
  const { targetId } = await send<{ targetId: string }>("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await send<{ sessionId: string }>("Target.attachToTarget", { targetId, flatten: true });
  await send("Page.enable", {}, sessionId);
  const loaded = event("Page.loadEventFired");
  await send("Page.navigate", { url }, sessionId);
  await loaded;
  const { result, exceptionDetails } = await send<{ result: { value: Result }; exceptionDetails?: object }>(
    "Runtime.evaluate",
    { expression, awaitPromise: true, returnByValue: true },
    sessionId,
  );
  if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
  return result.value;
}
