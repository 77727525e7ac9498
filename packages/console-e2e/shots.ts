// Draws the console in both languages and themes, into shots/, and the two that the mock's README shows. node shots.ts
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Mock } from "@pandapon/mock";
import type { Browser, Page } from "puppeteer-core";
import { openBrowser } from "./src/browser.ts";
import { type Language, type Look, openConsole, originOf, send, startMock, type Theme } from "./src/console.ts";
import { type Traffic, traffic } from "./src/traffic.ts";

const require = createRequire(import.meta.url);
const folder = fileURLToPath(new URL("./shots/", import.meta.url));
const readme = fileURLToPath(new URL("../mock/pictures/", import.meta.url));

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly act?: (page: Page) => Promise<unknown>;
  readonly look?: Look;
}

const shotsOf = ({ signature, longIds, order }: Traffic): readonly Shot[] => [
  { name: "requests", path: "" },
  { name: "request-refused", path: `#/requests/${signature}` },
  { name: "request-answer", path: `#/requests/${longIds}/answer`, act: (page) => page.keyboard.press("n") },
  {
    name: "operations",
    path: "#/operations/createTaobaoCartOrder",
    act: async (page) => {
      await page.keyboard.down("Control");
      await page.keyboard.press("Enter");
      await page.keyboard.up("Control");
    },
  },
  { name: "operations-types", path: "#/operations/list1688Orders/types" },
  { name: "orders", path: `#/orders/${order}` },
  { name: "cart", path: "#/orders?show=cart" },
  { name: "pushes", path: "#/pushes/1" },
  { name: "faults", path: "#/faults?op=createTaobaoCartOrder" },
  {
    name: "worlds",
    path: "",
    act: async (page) => {
      await page.keyboard.press("g");
      await page.keyboard.press("w");
    },
  },
  { name: "help", path: "", act: (page) => page.keyboard.press("?") },
  { name: "narrow-1024", path: `#/requests/${signature}`, look: { width: 1024 } },
  { name: "narrow-720", path: `#/orders`, look: { width: 720 } },
];

/** One page for all pictures of a look: the font for Chinese is given to it once. */
async function shoot(
  browser: Browser,
  mock: Mock,
  shots: readonly Shot[],
  look: Look,
  fileOf: (shot: Shot) => string,
): Promise<void> {
  const { page } = await openConsole(browser, mock, "", look);
  await withChinese(page);
  for (const shot of shots) {
    const { width = 1440, height = 900 } = { ...look, ...shot.look };
    await page.setViewport({ width, height });
    await page.evaluate((hash: string) => {
      location.hash = hash === "" ? "#/requests" : hash;
    }, shot.path);
    await pause(page, 400);
    await shot.act?.(page);
    await pause(page, 400);
    const path = fileOf(shot) as `${string}.webp`;
    await page.screenshot(path.endsWith(".webp") ? { path, type: "webp", quality: 82 } : { path });
    for (let times = 0; times < 2; times++) await page.keyboard.press("Escape");
  }
  await page.browserContext().close();
}

const pause = (page: Page, ms: number): Promise<unknown> =>
  page.evaluate((time: number) => new Promise((resolve) => setTimeout(resolve, time)), ms);

const fonts = [400, 600].map((weight) => ({
  weight,
  data: readFileSync(
    require.resolve(`@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-${weight}-normal.woff2`),
  ).toString("base64"),
}));

/** Gives the page a font for Chinese before anything is drawn: the machines that make these pictures have none. */
async function withChinese(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(
    `for (const { weight, data } of ${JSON.stringify(fonts)}) { const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0)); const face = new FontFace("Noto Sans SC", bytes, { weight: String(weight) }); document.fonts.add(face); void face.load(); }`,
  );
  await page.reload({ waitUntil: "load" });
  await page.evaluate(async () => {
    await document.fonts.ready;
    // What was drawn before the font was there is drawn anew.
    const style = new CSSStyleSheet();
    style.replaceSync("* { letter-spacing: 0.001px }");
    document.adoptedStyleSheets = [style];
  });
}

mkdirSync(folder, { recursive: true });
mkdirSync(readme, { recursive: true });
const [mock, empty, browser] = await Promise.all([
  startMock({ pushTo: "http://127.0.0.1:9/push" }),
  startMock(),
  openBrowser(),
]);
try {
  const seen = await traffic(mock);
  await send(mock, "payTaobaoOrder", { orderId: seen.order });
  await mock.clock.advance("30m");
  for (const language of ["en", "zh"] as const satisfies readonly Language[]) {
    for (const theme of ["light", "dark"] as const satisfies readonly Theme[]) {
      const look = { language, theme };
      const fileOf = ({ name }: Shot): string => `${folder}${name}-${theme}-${language}.png`;
      await shoot(browser, mock, shotsOf(seen), look, fileOf);
      await shoot(browser, empty, [{ name: "first-minute", path: "" }], look, fileOf);
    }
  }
  const small = { width: 1200, height: 720 };
  const fileOf = ({ name }: Shot): string => `${readme}console-${name}.webp`;
  await shoot(browser, mock, [{ name: "refused", path: `#/requests/${seen.signature}` }], small, fileOf);
  await shoot(browser, mock, [{ name: "orders", path: `#/orders/${seen.order}` }], { ...small, theme: "dark" }, fileOf);
  const cashier = await browser.newPage();
  await cashier.goto(`${originOf(mock)}/__mock/cashier?orderId=2542285634930345679`);
  await withChinese(cashier);
  await cashier.screenshot({ path: `${folder}cashier.png` });
  process.stdout.write(`shots in ${folder}\n`);
} finally {
  await browser.close();
  await mock.close();
  await empty.close();
}
