import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create1688 } from "@pandapon/1688";
import { fileJournal } from "@pandapon/1688/once";
import { createLogistics } from "@pandapon/logistics";
import { createMock } from "@pandapon/mock";
import { createTaobao, signPush } from "@pandapon/taobao";
import { describe, expect, it, onTestFinished } from "vitest";
import { alibabaMarket } from "../server/alibaba.ts";
import { createApp } from "../server/app.ts";
import { failureOf } from "../server/failure.ts";
import type { Market } from "../server/market.ts";
import { createPushes } from "../server/pushes.ts";
import { alibabaOrderStatus, taobaoOrderStatus, taobaoRefundStatus } from "../server/status.ts";
import { freightAbroad } from "../server/warehouse.ts";

const receiver = {
  name: "A",
  phone: "0",
  mobilePhone: "0",
  email: "",
  country: "TH",
  state: "",
  city: "",
  address: "",
  zip: "",
};

async function openMock() {
  const mock = await createMock();
  onTestFinished(() => mock.close());
  const logistics = createLogistics({ ...mock.credentials, baseUrl: mock.url, fetch: mock.fetch });
  const pushes = createPushes(mock.credentials.accessKey, mock.credentials.accessSecret);
  const market = { orders: () => Promise.reject(new Error("the secret of the database")) } as Partial<Market> as Market;
  const app = createApp({ markets: { taobao: market, 1688: market }, logistics, pushes, page: "." });
  return { mock, logistics, pushes, app };
}

describe("a code that this shop has never seen", () => {
  it.each(["TRADE_FINISHED_NEW", "", null, undefined, "constructor", 7])("%s promises nothing", (code) => {
    for (const read of [taobaoOrderStatus, alibabaOrderStatus, taobaoRefundStatus]) {
      expect(read(code)).toEqual({ code: String(code ?? ""), kind: "unknown", label: "In progress" });
    }
  });

  it("is none of the known ones", () => {
    expect(taobaoOrderStatus("WAIT_BUYER_P").kind).toBe("to-pay");
    expect(alibabaOrderStatus("success").kind).toBe("done");
    expect(taobaoRefundStatus(-10).label).toBe("The seller refused the refund");
  });
});

describe("freight abroad", () => {
  const goods = { itemId: "2048091364570218", skuId: "5016110273394", fen: 3990 };

  it("is the cheapest offer", async () => {
    const { logistics } = await openMock();
    expect(await freightAbroad(logistics, goods, receiver)).toBe(2600);
  });

  it.each([{ total: 12 }, [{ fee: "12" }], [{ price: "12.50" }], [], null])(
    "is on request when the answer is %j",
    async (data) => {
      const fetch = async () => Response.json({ code: 200, data });
      const options = {
        accessKey: "0".repeat(32),
        accessSecret: "test-secret-not-real",
        userId: "2100000000000",
        fetch,
      };
      expect(await freightAbroad(createLogistics(options), goods, receiver)).toBeNull();
    },
  );
});

describe("a payment at 1688", () => {
  it("whose answer was lost is looked up, and not sent again", async () => {
    const { mock } = await openMock();
    const alibaba = create1688({ ...mock.credentials, baseUrl: mock.url, fetch: mock.fetch });
    const folder = mkdtempSync(join(tmpdir(), "shop-pay-"));
    const journal = fileJournal(join(folder, "1688.journal"));
    onTestFinished(async () => {
      await journal.close();
      rmSync(folder, { recursive: true, force: true });
    });
    const market = alibabaMarket(alibaba, { journal });
    const pay = () => market.pay(unpaid).then((payment) => payment, failureOf);
    const unpaid = "2542285634930345679"; // of the seed
    mock.next("pay1688Order", "lose-answer");
    expect(await pay()).toMatchObject({ kind: "unknown-outcome" });
    expect(await pay()).toMatchObject({ kind: "unknown-outcome" });
    await mock.act.buyer.pay(unpaid);
    expect(await pay()).toEqual({ payUrl: null });
    expect(mock.calls("pay1688Order")).toHaveLength(1);
  });
});

describe("the back end", () => {
  it("refuses what a page of another origin sends", async () => {
    const { app } = await openMock();
    const headers = { origin: "https://evil.example", "content-type": "text/plain" };
    const answer = await app.request("http://127.0.0.1:8790/api/taobao/orders", {
      method: "POST",
      body: "{}",
      headers,
    });
    expect(answer.status).toBe(403);
  });

  it("tells the customer that something broke, and not what", async () => {
    const { app } = await openMock();
    const answer = await app.request("/api/taobao/orders");
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ kind: "try-again", message: "Something broke on our side." });
  });

  it.each(["/api/ebay/orders", "/api/constructor/orders"])("has no %s", async (path) => {
    const { app } = await openMock();
    expect((await app.request(path)).status).toBe(404);
  });

  it("calls a request that is not JSON wrong", () => {
    expect(failureOf(new SyntaxError("Unexpected token")).kind).toBe("wrong-input");
  });

  it("passes on a push that is signed, and no other", async () => {
    const { app, pushes, mock } = await openMock();
    let nudges = 0;
    const end = pushes.listen(() => nudges++);
    const body = '{"messageType":"TAOBAO_ORDER_BUYER_VIEW_ORDER_STATUS_MODIFY","messageBody":{}}';
    const { accessKey, accessSecret } = mock.credentials;
    const send = (authorization: string) =>
      app.request("/pandapon", { method: "POST", body, headers: { authorization } });
    expect((await send("wrong")).status).toBe(401);
    expect(nudges).toBe(0);
    expect((await send(await signPush(body, { accessKey, secret: accessSecret }))).status).toBe(200);
    expect(nudges).toBe(1);
    end();
  });

  it("tells apart what may be tried again, what was refused, and what is unknown", async () => {
    const { mock } = await openMock();
    const taobao = createTaobao({ ...mock.credentials, baseUrl: mock.url, fetch: mock.fetch, retries: 0 });
    const failed = async (call: PromiseLike<unknown>) =>
      failureOf(
        await call.then(
          () => undefined,
          (error: unknown) => error,
        ),
      );
    mock.next("listTaobaoCartItems", { status: 503 });
    expect((await failed(taobao.cart.list())).kind).toBe("try-again");
    mock.next("createTaobaoCartOrder", "out-of-stock");
    expect((await failed(taobao.cart.createOrder({ ids: ["382"] }))).kind).toBe("refused");
    mock.next("payTaobaoOrder", "lose-answer");
    expect(await failed(taobao.orders.pay({ orderId: "1232730479761801257" }))).toMatchObject({
      kind: "unknown-outcome",
      askAgainAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
  });
});
