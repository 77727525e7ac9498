import { cashierIds, payAtCashier } from "../behaviours/1688/cashier/cashier.ts";
import { cashierPage } from "../behaviours/1688/cashier/page.ts";
import type { MockResponse } from "../contract/message.ts";
import { pictureSvg } from "../state/catalogue/picture.ts";
import { type ControlCall, ControlError, type ControlHandler, json } from "./control-call.ts";

/** Paths that every page and every host may use: they hold nothing confidential. */
export const health: ControlHandler = ({ on }) =>
  json({
    status: "ok",
    title: on.description.title,
    version: on.description.version,
    operations: on.description.operations.length,
  });

/** The description, with this mock as its first server. */
export const openapi: ControlHandler = ({ on }) => {
  const own = JSON.stringify({ url: on.baseUrl(), description: "This mock" });
  // As text: examples have ids beyond 2^53, which `JSON.parse` would round. The build puts the servers before everything else that
  // could be called so.
  const body = on.document().replace(/"servers":\[(\]?)/, (_, end: string) => `"servers":[${own}${end || ","}`);
  return { status: 200, headers: { "content-type": "application/json" }, body };
};

/** For readiness checks; a browser is redirected to the console. */
export const welcome: ControlHandler = ({ on, headers }) => {
  const base = on.baseUrl();
  const { origin } = new URL(base);
  if ((headers.accept ?? "").includes("text/html")) {
    return { status: 302, headers: { location: "/__mock", "cache-control": "no-store", vary: "accept" }, body: "" };
  }
  return json({
    status: "ok",
    title: on.description.title,
    operations: on.description.operations.map(({ id, method, path }) => ({ id, method, url: `${base}${path}` })),
    console: `${origin}/__mock`,
    description: `${origin}/openapi.json`,
  });
};

export const picture: ControlHandler = ({ params }) => ({
  status: 200,
  headers: {
    "content-type": "image/svg+xml",
    "cache-control": "public, max-age=86400",
    "cross-origin-resource-policy": "cross-origin",
  },
  body: pictureSvg((params.file ?? "").replace(/\.svg$/, "")),
});

/** The sandbox's own cashier: the page that `payUrl` of 1688 leads to. */
export const showCashier: ControlHandler = (call) => {
  const realm = cashierRealm(call, call.query.get("world"));
  realm.catchUp();
  return html(cashierPage(realm.world, cashierIds(call.query.get("orderId") ?? "")));
};

export const payCashier: ControlHandler = async (call) => {
  const form = new URLSearchParams(typeof call.body === "string" ? call.body : "");
  const world = form.get("world") ?? call.query.get("world");
  const orderId = form.get("orderId") ?? call.query.get("orderId") ?? "";
  const realm = cashierRealm(call, world);
  realm.catchUp();
  realm.carryOn(payAtCashier(realm.world, cashierIds(orderId)));
  const query = new URLSearchParams({ orderId, ...(world === null ? {} : { world }) });
  return { status: 303, headers: { location: `/__mock/cashier?${query}` }, body: "" };
};

function cashierRealm({ on }: ControlCall, name: string | null): ControlCall["realm"] {
  const realm = name === null ? on.realms.default : on.realms.byName(name);
  if (realm === undefined) throw new ControlError(404, `no world is named "${name}"`, `没有世界 "${name}"`);
  return realm;
}

const html = (body: string): MockResponse => ({
  status: 200,
  headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  body,
});
