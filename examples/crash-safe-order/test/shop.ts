// The mock checks signature and request; this keeps the orders that it has no memory for, counts them, and misbehaves when told.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { formatChinaTime } from "@pandapon/core";
import { createMock } from "@pandapon/mock";

/**
 * What happens to the next request of an operation; its answer never comes. `lose`: it is never carried out. `mute`: it is at once.
 * `late`: it is when the caller is long dead and another process has already looked for it once, in vain.
 */
export type Mishap = "lose" | "mute" | "late";
export type Step = "create" | "pay";

interface Kept {
  readonly id: string;
  readonly orderNo: string;
  readonly createTime: string;
  readonly sellerOrderNumber: string | undefined;
  readonly subOrderVOS: readonly object[];
  status: string;
}

const steps: Readonly<Record<string, Step>> = { "/v2/taobao/order": "create", "/v2/taobao/order/pay": "pay" };

export async function openShop() {
  const mock = await createMock({ auth: "verify" });
  const orders: Kept[] = [];
  const counts = { create: 0, pay: 0 };
  let belated: (() => unknown) | undefined;
  let planned: { readonly step: Step; readonly mishap: Mishap; readonly arrived: () => void } | undefined;

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "/", headers } = request;
    const body = await text(request);
    const { host: _, connection: __, "content-length": ___, ...signed } = headers;
    const checked = await mock.fetch(`${mock.url}${url}`, {
      method,
      headers: signed as Record<string, string>,
      ...(body !== "" && { body }),
    });
    if (checked.status !== 200) {
      response.writeHead(checked.status, { "content-type": "application/json" }).end(await checked.text());
      return;
    }
    const { pathname, searchParams } = new URL(url, mock.url);
    const step = steps[pathname];
    const mishap = planned && planned.step === step ? planned : undefined;
    if (mishap) planned = undefined;
    const carryOut = () => work(pathname, body === "" ? {} : JSON.parse(body), searchParams);
    if (mishap) {
      if (mishap.mishap === "mute") carryOut();
      if (mishap.mishap === "late") belated = carryOut;
      mishap.arrived();
      return;
    }
    const data = carryOut();
    const envelope = { requestId: "0".repeat(32), code: 200, developId: null, msg: "成功", data };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(envelope));
    belated?.();
    belated = undefined;
  }

  function work(path: string, input: Record<string, unknown>, query: URLSearchParams): unknown {
    switch (path) {
      case "/v2/taobao/order": {
        counts.create++;
        const id = `12327304797618${String(counts.create).padStart(5, "0")}`;
        const order: Kept = {
          id,
          orderNo: `${id.slice(0, -1)}9`,
          createTime: formatChinaTime(new Date()),
          sellerOrderNumber: input.sellerOrderNumber as string | undefined,
          subOrderVOS: [{ quantity: 1, status: "WAIT_BUYER_P" }],
          status: "WAIT_BUYER_P",
        };
        orders.unshift(order);
        return order;
      }
      case "/v2/taobao/order/pay": {
        counts.pay++;
        const order = orders.find(({ id }) => id === input.orderId);
        if (order) order.status = "WAIT_SELLER_SEND_GOODS";
        return { willPayPurchaseOrderIds: [], payFailurePurchaseOrderIds: [], payFailedResults: [] };
      }
      case "/v2/taobao/order/page":
        return { totalRecords: orders.length, totalPage: 1, pageSize: 20, currentPage: 1, data: orders };
      case "/v2/taobao/order/detail/get":
        return orders.find(({ id }) => id === query.get("orderId")) ?? null;
      default:
        throw new Error(`the shop has no ${path}`);
    }
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    env: {
      PANDAPON_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      PANDAPON_ACCESS_KEY: mock.credentials.accessKey,
      PANDAPON_ACCESS_SECRET: mock.credentials.accessSecret,
      PANDAPON_USER_ID: mock.credentials.userId,
    },
    counts,
    orders,
    /** Plans a mishap; resolves when it has happened. */
    plan: (step: Step, mishap: Mishap): Promise<void> =>
      new Promise((resolve) => {
        planned = { step, mishap, arrived: resolve };
      }),
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await mock.close();
    },
  };
}
