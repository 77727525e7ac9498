import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import puppeteer, { type Browser } from "puppeteer-core";
import { startChromium } from "../../runtimes/runners/chromium-launch.ts";

export { BROWSER_HOOK_MS, hasChromium } from "../../runtimes/runners/chromium-launch.ts";

export const openBrowser = (): Promise<Browser> => startChromium((options) => puppeteer.launch(options));

export interface Site {
  readonly url: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".json": "application/json",
  ".css": "text/css",
};

/** A server on loopback: pages as text, files by their place on the disk. */
export async function serve(
  pages: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>>,
): Promise<Site> {
  const server = createServer(({ url = "/" }, response) => {
    const path = url.split("?")[0] ?? "";
    const page = pages[path];
    const file = files[path];
    if (page !== undefined) response.setHeader("content-type", "text/html; charset=utf-8").end(page);
    else if (file !== undefined && existsSync(file)) {
      response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
      createReadStream(file).pipe(response);
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
