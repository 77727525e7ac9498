import type { Mock } from "@pandapon/mock";
import { originOf, send } from "./console.ts";

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

/** Numbers of requests, by what they show. */
export interface Traffic {
  readonly signature: number;
  readonly violation: number;
  readonly path: number;
  readonly rule: number;
  readonly ok: number;
  readonly longIds: number;
  readonly order: string;
}

/** A morning at the mock: good and refused calls, a rule that hits, an order, a day that passes. */
export async function traffic(mock: Mock): Promise<Traffic> {
  await send(mock, "searchTaobaoProducts", { keyword: "衬衫", pageNo: 1, pageSize: 20 });
  const ok = await send(mock, "listTaobaoCartItems");
  const signature = await sendWronglySigned(mock, "/v2/taobao/cart/create/order", {
    ids: ["382", "x-1"],
    orderAddress: { name: "张三", mobilephone: "13800138000", address: "文三路 1 号" },
  });
  await fetch(`${mock.url}/v2/taobao/cart/lists`);
  const path = newest(mock);
  const violation = await send(mock, "createTaobaoCartOrder", { ids: ["x-1"], orderAddress: address });
  mock.next("createTaobaoCartOrder", "out-of-stock");
  const rule = await send(mock, "createTaobaoCartOrder", { ids: ["382"], orderAddress: address });
  await send(mock, "createTaobaoCartOrder", { ids: ["382"], orderAddress: address });
  const longIds = await send(mock, "list1688Orders", { pageNo: 1, pageSize: 20 });
  const orders = (await (await fetch(`${originOf(mock)}/__mock/orders`)).json()) as readonly { readonly id: string }[];
  return { signature, violation, path, rule, ok, longIds, order: orders[0]?.id ?? "" };
}

const newest = (mock: Mock): number => mock.requests().at(-1)?.number ?? 0;

/** Signed by rule B: nonce-str before timestamp, as many people do. */
export async function sendWronglySigned(mock: Mock, path: string, body: unknown): Promise<number> {
  const { signatureSchemes, sign } = await import("@pandapon/core");
  const { accessKey, accessSecret, userId } = mock.credentials;
  const [timestamp, nonceStr] = [String(Math.floor(Date.now() / 1000)), "kT7wQ2mZ8rB4xN6vH1cJ5pL9sD3fG0aY"];
  const text = JSON.stringify(body, null, 2);
  const parts = { accessKey, accessSecret, timestamp, nonceStr, method: "POST", path, query: "", body: text };
  const signature = sign(parts, signatureSchemes.B);
  await fetch(mock.url + path, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "access-key": accessKey,
      "user-id": userId,
      timestamp,
      "nonce-str": nonceStr,
      signature,
    },
    body: text,
  });
  return newest(mock);
}
