import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { BROWSER_HOOK_MS, hasChromium, openBrowser } from "../../../packages/generators/src/browser.ts";
import { type Browser, shopper } from "./shopper.ts";
import { openTestShop, type TestShop } from "./support.ts";

// The Chromium of packages/runtimes: `npm test` installs it, a quick `npm run shop` does not.
describe.runIf(hasChromium)("a customer", { timeout: 120_000 }, () => {
  let browser: Browser;
  let shop: TestShop;
  /** Everything that any page of these tests was sent. */
  const sent: string[][] = [];

  beforeAll(async () => {
    [browser, shop] = await Promise.all([openBrowser(), openTestShop()]);
  }, BROWSER_HOOK_MS);
  afterAll(async () => {
    await browser?.close();
    await shop?.close();
  });
  beforeEach(() => shop.world.reset());

  const arrive = async (hash: string) => {
    const person = await shopper(browser, shop.url);
    sent.push(person.answers);
    await person.open(hash);
    return person;
  };

  it("buys at Taobao, pays, sees the parcel come by push, and gets a refund", async () => {
    const person = await arrive("#/");
    await person.page.type("input[type=search]", "衬衫");
    await person.press("Search");
    await person.sees("Retro spring cotton shirt for men");
    await person.press("Retro spring cotton shirt for men");
    await person.sees("Freight from our warehouse to you: about ¥");
    await person.press("Add to cart");
    await person.press("Check out");
    await person.press("Order for ¥");
    await person.sees("Waiting for payment");
    const [, , , orderId] = new URL(person.page.url()).hash.split("/");
    await person.press("Pay ¥");
    await person.sees("Paid, the seller packs it");

    // From here on the test does not touch the page: pushes change it.
    await person.page.evaluate(() => document.body.setAttribute("data-same", "page"));
    await shop.world.clock.advance("1d");
    await person.sees("卖家已发货");
    expect(await person.text()).toContain("Sent");
    expect(await person.page.$("body[data-same=page]")).not.toBeNull();
    expect(shop.world.pushes().map(({ state }) => state)).not.toContain("failed");

    await shop.world.clock.advance("2d");
    await person.page.evaluate(() => dispatchEvent(new Event("focus")));
    await person.sees("已签收");
    await person.press("Refund …");
    await person.page.click("input[type=checkbox]");
    await person.press("Ask for ¥");
    await person.sees("Refund asked for");
    await shop.world.clock.advance("1d");
    await person.sees("Refunded");
    expect(await person.page.$("body[data-same=page]")).not.toBeNull();
    expect(shop.world.calls("payTaobaoOrder")).toHaveLength(1);
    await person.press("Orders");
    await person.sees(orderId ?? "no order");
    expect(person.said).toEqual([]);
  });

  it("buys at 1688 and pays at the cashier", async () => {
    // The seeded cart has goods that cannot be ordered together.
    for (const id of ["75", "76", "382", "383"]) {
      await fetch(`${shop.url}/api/1688/cart/${id}`, { method: "DELETE", headers: { origin: shop.url } });
    }
    const person = await arrive("#/search/T恤");
    await person.press("Men's heavyweight 230g short-sleeved T-shirt");
    await person.press("Add to cart");
    await person.sees("¥");
    await person.page.waitForSelector("section[data-market='1688'] a.main");
    await person.page.click("section[data-market='1688'] a.main");
    await person.press("Order for ¥");
    await person.sees("Waiting for payment");
    await person.press("Pay ¥");
    await person.page.waitForSelector("a.button[href*='/__mock/cashier']");
    const [, , , orderId = ""] = new URL(person.page.url()).hash.split("/");
    await shop.world.act.buyer.pay(orderId);
    await person.sees("Paid, the seller packs it");
    expect(person.said).toEqual([]);
  });

  it("is told what is loading, empty, sold out, failed", async () => {
    const person = await arrive("#/");
    shop.world.next("searchTaobaoProducts", { delayMs: 2000 });
    shop.world.next("search1688Products", { status: 404 });
    await person.open("#/search/T恤");
    await person.sees("Loading …");
    await person.sees("Try again");
    await person.press("Try again");
    await person.sees("Cotton crew-neck T-shirt");
    await person.open("#/search/zzzzqqq");
    await person.sees("Nothing for “zzzzqqq”.");
    await person.open("#/product/1688/L0PTnwSnx_dWNZWCtgK7Gg");
    await person.sees("sold out");
    expect(await person.page.$$("input[type=radio]:disabled")).toHaveLength(1);
  });

  /** What the seeded cart of Taobao holds. */
  const shirt = { product: "2048091364570218", sku: "5016110273394" };

  it("orders nothing when goods are gone, or cost something else than was shown", async () => {
    const person = await arrive("#/cart");
    await person.press("Check out");
    await person.sees("Order for ¥39.90");
    await shop.world.act.platform.setPrice(shirt, 4590);
    await person.press("Order for ¥39.90");
    await person.sees("The price has changed. Nothing was ordered.");
    await person.sees("Order for ¥45.90");
    expect(shop.world.calls("createTaobaoCartOrder")).toHaveLength(0);
    await shop.world.act.platform.setStock(shirt, 0);
    await person.press("Order for ¥45.90");
    await person.sees("sold out");
    expect(shop.world.calls("createTaobaoCartOrder")).toHaveLength(0);
  });

  it("finds the order whose answer was lost, and does not order again", async () => {
    const person = await arrive("#/cart");
    await person.press("Check out");
    shop.world.next("createTaobaoCartOrder", "lose-answer");
    await person.press("Order for ¥39.90");
    await person.sees("Waiting for payment");
    expect(shop.world.calls("createTaobaoCartOrder")).toHaveLength(1);
  });

  it("is told that the outcome is not known yet, and gets one order after all, through a reload", async () => {
    const person = await arrive("#/cart");
    await person.press("Check out");
    shop.world.next("createTaobaoCartOrder", "reset");
    await person.press("Order for ¥39.90");
    await person.sees("We do not know yet whether this went through.");
    shop.world.next("getUserAddress", { status: 503 }, { times: 3 }); // the first look after the reload does not get through
    await person.page.reload();
    await person.sees("does not answer");
    await person.sees("Waiting for payment");
    expect(shop.world.calls("createTaobaoCartOrder")).toHaveLength(2);
    const orders = await fetch(`${shop.url}/api/taobao/orders`).then(
      (answer) => answer.json() as Promise<{ id: string }[]>,
    );
    const [, , , id = ""] = new URL(person.page.url()).hash.split("/");
    expect(orders.filter((order) => order.id === id)).toHaveLength(1);
  });

  it("never receives a secret: neither in the page nor in any answer", async () => {
    const { accessKey, accessSecret, userId } = shop.world.credentials;
    const files = readdirSync(shop.page, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    const bundle = files.map((file) => readFileSync(join(file.parentPath, file.name), "utf8"));
    const everything = [...bundle, ...sent.flat()].join("\n");
    expect(sent.flat().length).toBeGreaterThan(50);
    expect(everything.includes("Retro spring cotton shirt for men")).toBe(true); // the search below sees what was sent
    for (const secret of [accessKey, accessSecret, userId]) {
      expect(secret.length).toBeGreaterThan(8);
      expect(everything.includes(secret)).toBe(false);
    }
    // Nothing of the client is in the bundle: no signature, no base URL.
    expect(/api\.pandapon\.com|access-key|nonce-str/.test(bundle.join("\n"))).toBe(false);
  });
});
