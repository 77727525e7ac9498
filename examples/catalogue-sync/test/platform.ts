// Stands in for the API: any id is a product, except those that begin with "gone". Counts what arrives.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Platform {
  readonly url: string;
  readonly arrivals: number[];
  readonly reads: Map<string, number>;
  close(): void;
}

/** @param delayMs How long an answer takes. */
export async function startPlatform(delayMs = 0): Promise<Platform> {
  const arrivals: number[] = [];
  const reads = new Map<string, number>();
  const server = createServer((request, response) => {
    arrivals.push(performance.now());
    const id = new URL(request.url ?? "", "http://localhost").searchParams.get("itemId") ?? "";
    reads.set(id, (reads.get(id) ?? 0) + 1);
    response.setHeader("content-type", "application/json");
    const envelope = { requestId: "0".repeat(32), developId: null };
    const body = id.startsWith("gone")
      ? { ...envelope, code: 99404, msg: "商品不存在", data: null }
      : { ...envelope, code: 200, msg: "成功", data: { itemId: id, itemMapId: id, title: `商品 ${id}`, skuList: [] } };
    setTimeout(() => response.end(JSON.stringify(body)), delayMs);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrivals,
    reads,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
