import { Agent, request } from "node:http";
import type { Server } from "./process.ts";

/** How long a page of 40 orders takes, out of many. */
export interface Pages {
  readonly orders: number;
  readonly p50: number;
  readonly p99: number;
  /** Memory of the server after that, MB. */
  readonly loadedMb: number;
}

const ORDERS = 10_000;
const PAGE_SIZE = 40;
const WARM_UP = 200;
const MEASURED = 1000;

const PLACE = "/v2/taobao/order";
const LIST = "/v2/taobao/order/page";

/** In one request each, as a program sends them that has many orders. */
const order = JSON.stringify({
  orderLineList: JSON.stringify([
    { itemId: "600126245031041190", skuId: "5016042822039", quantity: "1", price: "3990", currency: "CNY" },
  ]),
  receiver: JSON.stringify({
    name: "张三",
    mobile_phone: "13800138000",
    country: "中国",
    state: "浙江省",
    city: "杭州市",
    address: "文三路 1 号",
  }),
  purchaseAmount: 3990,
});

/** The server must not look at credentials. One page after the other, all pages, those at the end of the list included. */
export async function measurePages(server: Server): Promise<Pages> {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  try {
    const call = (path: string, body: string): Promise<string> => post(agent, server.url + path, body);
    for (let made = 0; made < ORDERS; made += 8) {
      await Promise.all(Array.from({ length: 8 }, () => call(PLACE, order)));
    }
    const times: number[] = [];
    for (let turn = 0; turn < WARM_UP + MEASURED; turn++) {
      const page = JSON.stringify({ pageNo: 1 + ((turn * 7) % (ORDERS / PAGE_SIZE)), pageSize: PAGE_SIZE });
      const started = performance.now();
      await call(LIST, page);
      if (turn >= WARM_UP) times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    return { orders: ORDERS, p50: at(times, 0.5), p99: at(times, 0.99), loadedMb: Math.round(server.rss()) };
  } finally {
    agent.destroy();
  }
}

const at = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;

/** Resolves when the last byte is there. Rejects if the answer is a refusal. */
function post(agent: Agent, url: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const sent = request(url, { method: "POST", agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const text = Buffer.concat(parts).toString();
        if (/"code":\s*200\b/.test(text)) resolve(text);
        else reject(new Error(`${url}: ${text.slice(0, 300)}`));
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
