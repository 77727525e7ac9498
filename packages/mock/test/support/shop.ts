import type { MockWorld } from "@pandapon/mock";

/** One call of a world whose mock does not look at credentials; resolves to the envelope. */
export async function call(
  world: Pick<MockWorld, "fetch">,
  method: "GET" | "POST",
  target: string,
  body?: unknown,
): Promise<{
  readonly code: number;
  readonly data: Readonly<Record<string, unknown>> & { readonly [n: number]: unknown };
}> {
  const response = await world.fetch(`http://mock${target}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  return (await response.json()) as Awaited<ReturnType<typeof call>>;
}

export const address = {
  name: "张三",
  mobile_phone: "13800138000",
  country: "中国",
  state: "浙江省",
  city: "杭州市",
  district: "西湖区",
  address: "文三路 1 号",
  zip: "310012",
};

/** Orders the cart record of the seed; resolves to the id of the new order. */
export async function orderSeeded(world: Pick<MockWorld, "fetch">): Promise<string> {
  const { code, data } = await call(world, "POST", "/v2/taobao/cart/create/order", {
    ids: ["382"],
    orderAddress: address,
  });
  if (code !== 200) throw new Error(`refused: ${JSON.stringify(data)}`);
  const id = /"orderId":"?(\d+)/.exec(JSON.stringify(data))?.[1] ?? /"id":"?(\d+)/.exec(JSON.stringify(data))?.[1];
  if (id === undefined) throw new Error(`no id in ${JSON.stringify(data)}`);
  return id;
}
