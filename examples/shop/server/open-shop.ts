import { join } from "node:path";
import { serve } from "@hono/node-server";
import { create1688 } from "@pandapon/1688";
import { createLogistics } from "@pandapon/logistics";
import { createTaobao } from "@pandapon/taobao";
import { fileJournal } from "@pandapon/taobao/once";
import { alibabaMarket } from "./alibaba.ts";
import { createApp } from "./app.ts";
import { createPushes } from "./pushes.ts";
import { taobaoMarket } from "./taobao.ts";

export interface ShopOptions {
  readonly credentials: { readonly accessKey: string; readonly accessSecret: string; readonly userId: string };
  readonly baseUrl?: string | undefined;
  /** Where the journals of orders and payments are. They must stay. */
  readonly data: string;
  /** Folder of the built page. */
  readonly page: string;
  readonly port: number;
  /** How long a new order may take to show in the list: until then a lost answer stays an unknown outcome. @default 120_000 */
  readonly settleMs?: number | undefined;
}

export interface Shop {
  readonly url: string;
  close(): Promise<void>;
}

export async function openShop({ credentials, baseUrl, data, page, port, settleMs }: ShopOptions): Promise<Shop> {
  // One client for all: limits and the server's clock are shared.
  const taobao = createTaobao({ ...credentials, ...(baseUrl ? { baseUrl } : {}) });
  const journals = { taobao: fileJournal(join(data, "taobao.journal")), 1688: fileJournal(join(data, "1688.journal")) };
  const app = createApp({
    markets: {
      taobao: taobaoMarket(taobao, { journal: journals.taobao, settleMs }),
      1688: alibabaMarket(create1688(taobao.client), { journal: journals[1688], settleMs }),
    },
    logistics: createLogistics(taobao.client),
    pushes: createPushes(credentials.accessKey, credentials.accessSecret),
    page,
  });
  // This machine only: the shop has no login, and everyone who reaches it can spend money.
  const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port });
  await new Promise<void>((resolve, reject) => server.once("listening", resolve).once("error", reject));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : port}`,
    close: async () => {
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await Promise.all([journals.taobao.close(), journals[1688].close()]);
    },
  };
}
