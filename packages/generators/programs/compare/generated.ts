// The same with a client that a generator made; copied beside that client by the test.
import { client } from "./client.gen.ts";
import type { Contender, Key } from "./contender.ts";
import { createTaobaoCartOrder, getTaobaoOrder, list1688Orders } from "./sdk.gen.ts";

export function generated({ baseUrl, accessKey, accessSecret, userId, md5 }: Key): Contender {
  client.setConfig({ baseUrl, throwOnError: true });
  client.interceptors.request.use((request) => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const nonce = crypto.randomUUID().replaceAll("-", "");
    const text = accessKey + timestamp + nonce + accessSecret;
    request.headers.set("access-key", accessKey);
    request.headers.set("user-id", userId);
    request.headers.set("timestamp", timestamp);
    request.headers.set("nonce-str", nonce);
    request.headers.set("signature", md5(text).toUpperCase());
    return request;
  });
  const listOrders = async () => (await list1688Orders({ body: { pageSize: 2 } })).data?.data?.data ?? [];

  return {
    orderIds: async () => (await listOrders()).map(({ baseInfo }) => String(baseInfo?.id)),
    countOrders: async () => (await listOrders()).length,
    readOrder: (orderId) => getTaobaoOrder({ query: { orderId } }),
    orderCart: (ids) => createTaobaoCartOrder({ body: { ids: [...ids] } }),
  };
}
