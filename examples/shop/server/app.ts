import { serveStatic } from "@hono/node-server/serve-static";
import type { Logistics } from "@pandapon/logistics";
import { type Context, Hono } from "hono";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import { streamSSE } from "hono/streaming";
import { failureOf, notFound, priceChanged, ShopError, soldOut } from "./failure.ts";
import type { Market } from "./market.ts";
import type { Pushes } from "./pushes.ts";
import type { Address, Failure, MarketName, OrderRequest, RefundRequest } from "./shapes.ts";
import { freightAbroad, saveWarehouse, warehouses } from "./warehouse.ts";

export interface Parts {
  readonly markets: Readonly<Record<MarketName, Market>>;
  readonly logistics: Logistics;
  readonly pushes: Pushes;
  /** Folder of the built page. */
  readonly page: string;
}

const httpStatus = {
  "not-found": 404,
  "wrong-input": 400,
  "sold-out": 409,
  "price-changed": 409,
  refused: 422,
  "try-again": 503,
  "unknown-outcome": 504,
} as const satisfies Record<Failure["kind"], number>;

/** This shop has one customer, who lives here. A real one reads it from the customer's account. */
const customer = {
  name: "Somchai Example",
  phone: "0800000000",
  mobilePhone: "0800000000",
  email: "somchai@example.com",
  country: "TH",
  state: "Bangkok",
  city: "Bangkok",
  address: "1 Example Road",
  zip: "10110",
};

/** The back end: it has the secret, the page does not. The page can do what these routes allow, and nothing else. */
export function createApp({ markets, logistics, pushes, page }: Parts): Hono {
  const app = new Hono();
  app.use(secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'self'"], imgSrc: ["'self'", "http:", "https:"] } }));
  // A page of another origin must not order in the customer's name.
  app.use("/api/*", csrf());

  const marketOf = (context: Context): Market => {
    const name = context.req.param("market") ?? "";
    if (name !== "taobao" && name !== "1688") throw notFound("This marketplace");
    return markets[name];
  };
  const param = (context: Context, name: string): string => context.req.param(name) ?? "";
  const warehouse = async (id: string): Promise<Address> => {
    const found = (await warehouses(logistics)).find((address) => address.id === id);
    if (!found) throw notFound("This address");
    return found;
  };

  app.get("/api/:market/search", async (c) => c.json(await marketOf(c).search(c.req.query("keyword") ?? "")));
  app.get("/api/:market/products/:id", async (c) => c.json(await marketOf(c).product(param(c, "id"))));

  app.get("/api/:market/cart", async (c) => c.json(await marketOf(c).cart()));
  app.post("/api/:market/cart", async (c) => {
    const { productId, skuId, quantity } = await c.req.json<{ productId: string; skuId: string; quantity: number }>();
    await marketOf(c).addToCart(productId, skuId, quantity);
    return c.json(null);
  });
  app.delete("/api/:market/cart/:id", async (c) => {
    await marketOf(c).removeFromCart(param(c, "id"));
    return c.json(null);
  });

  app.post("/api/:market/preview", async (c) => {
    const { ids, addressId } = await c.req.json<{ ids: string[]; addressId: string }>();
    const address = await warehouse(addressId);
    return c.json(await orSoldOut(marketOf(c), ids, (market) => market.preview(ids, address)));
  });
  app.post("/api/:market/orders", async (c) => {
    const { key, ids, addressId, agreedFen } = await c.req.json<OrderRequest>();
    const address = await warehouse(addressId);
    const orderIds = await orSoldOut(marketOf(c), ids, async (market) => {
      // The API has no limit for what an order may cost, so look at the price once more right before.
      const now = agreedFen === undefined ? undefined : await market.preview(ids, address);
      if (now && now.totalFen !== agreedFen) throw priceChanged(now);
      return market.order(key, ids, address);
    });
    return c.json(orderIds);
  });
  app.get("/api/:market/orders", async (c) => c.json(await marketOf(c).orders()));
  app.get("/api/:market/orders/:id", async (c) => c.json(await marketOf(c).orderDetail(param(c, "id"))));
  app.post("/api/:market/orders/:id/pay", async (c) => c.json(await marketOf(c).pay(param(c, "id"))));

  const lineOf = async (c: Context) => {
    const order = await marketOf(c).orderDetail(param(c, "id"));
    const line = order.lines.find(({ id }) => id === param(c, "line"));
    if (!line) throw notFound("This line");
    return { order, line };
  };
  app.get("/api/:market/orders/:id/lines/:line/refund", async (c) => {
    const { order, line } = await lineOf(c);
    return c.json(await marketOf(c).refundForm(order, line, c.req.query("hasArrived") === "true"));
  });
  app.post("/api/:market/orders/:id/lines/:line/refund", async (c) => {
    const { reasonId, hasArrived } = await c.req.json<RefundRequest>();
    const { order, line } = await lineOf(c);
    // A click too many must not become a second case.
    if (line.refund?.kind === "waiting") throw new ShopError({ kind: "refused", message: "A refund is under way." });
    await marketOf(c).refund(order, line, hasArrived, reasonId);
    return c.json(null);
  });

  app.get("/api/warehouses", async (c) => c.json(await warehouses(logistics)));
  app.post("/api/warehouses", async (c) => {
    await saveWarehouse(logistics, await c.req.json<Omit<Address, "id">>());
    return c.json(null);
  });
  app.get("/api/freight", async (c) => {
    const { itemId = "", skuId = "", fen = "0" } = c.req.query();
    return c.json(await freightAbroad(logistics, { itemId, skuId, fen: Number(fen) }, customer));
  });

  app.post("/pandapon", (c) => pushes.receive(c.req.raw));
  app.get("/api/events", (c) =>
    streamSSE(c, async (stream) => {
      const end = pushes.listen(() => void stream.writeSSE({ event: "orders", data: "" }));
      await stream.writeSSE({ event: "open", data: "" });
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      end();
    }),
  );

  app.use(serveStatic({ root: page }));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    const failure = failureOf(error);
    // For us, not for the customer. Errors of the client are redacted: neither secrets nor addresses stand in them.
    if (!(error instanceof ShopError)) console.error(`${c.req.method} ${c.req.path}: ${error.message}`);
    return c.json(failure, httpStatus[failure.kind]);
  });
  app.notFound((c) => c.json(failureOf(notFound("This page")), 404));
  return app;
}

/** A refusal has no code to rely on. What is sold out shows in the cart. */
async function orSoldOut<T>(market: Market, ids: readonly string[], run: (market: Market) => Promise<T>): Promise<T> {
  try {
    return await run(market);
  } catch (error) {
    if (failureOf(error).kind !== "refused") throw error;
    const cart = await market.cart();
    throw cart.some((line) => ids.includes(line.id) && !line.isAvailable) ? soldOut() : error;
  }
}
