import type { Contender, Key } from "./contender.ts";

export function plainFetch({ baseUrl, accessKey, accessSecret, userId, md5 }: Key): Contender {
  async function call(method: string, path: string, input?: object) {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const nonce = crypto.randomUUID().replaceAll("-", "");
    const text = accessKey + timestamp + nonce + accessSecret;
    const response = await fetch(baseUrl + path, {
      method,
      headers: {
        "access-key": accessKey,
        "user-id": userId,
        timestamp,
        "nonce-str": nonce,
        signature: md5(text).toUpperCase(),
        "content-type": "application/json",
      },
      ...(input && { body: JSON.stringify(input) }),
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return (await response.json()) as { data: { data: { baseInfo: { id: unknown } }[] } };
  }
  const listOrders = async () => (await call("POST", "/v2/alibaba/order/page", { pageSize: 2 })).data.data;

  return {
    orderIds: async () => (await listOrders()).map(({ baseInfo }) => String(baseInfo.id)),
    countOrders: async () => (await listOrders()).length,
    readOrder: (orderId) => call("GET", `/v2/taobao/order/detail/get?orderId=${orderId}`),
    orderCart: (ids) => call("POST", "/v2/taobao/cart/create/order", { ids }),
  };
}
