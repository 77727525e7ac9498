// What a user of a generated client writes: a signing interceptor, and a look at `code`. Copied beside the client by the test.
import { client } from "./client.gen.ts";
import { createTaobaoCartOrder, getTaobaoOrder, listTaobaoCartItems } from "./sdk.gen.ts";

export interface Key {
  readonly accessKey: string;
  readonly accessSecret: string;
  readonly userId: string;
}

/** The rule of the README of `@pandapon/spec`. */
export type Sign = (text: string) => string;

export function signWith(baseUrl: string, key: Key, md5: Sign): void {
  client.setConfig({ baseUrl });
  client.interceptors.request.use((request) => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const nonce = crypto.randomUUID().replaceAll("-", "");
    request.headers.set("access-key", key.accessKey);
    request.headers.set("user-id", key.userId);
    request.headers.set("timestamp", timestamp);
    request.headers.set("nonce-str", nonce);
    request.headers.set("signature", md5(key.accessKey + timestamp + nonce + key.accessSecret).toUpperCase());
    return request;
  });
}

/** A read that succeeds: its data has types. */
export async function shopNames(): Promise<readonly string[]> {
  const { data: answer } = await listTaobaoCartItems();
  if (answer?.code !== 200) throw new Error(`refused: ${answer?.msg}`);
  return (answer.data?.enableList ?? []).map((shop) => shop.shopName ?? "");
}

/** An order that does not exist: the refusal comes with HTTP 200, and `data` may be null by its type. */
export async function refusal(orderId: string): Promise<{ status: number; code: number | undefined; data: unknown }> {
  const { data: answer, response } = await getTaobaoOrder({ query: { orderId } });
  const data: object | null | undefined = answer?.data;
  return { status: response?.status ?? 0, code: answer?.code, data };
}

/** An order of records that do not exist is refused as well. */
export async function refusedOrder(): Promise<number | undefined> {
  const { data: answer } = await createTaobaoCartOrder({ body: { ids: ["999999999"] } });
  return answer?.code;
}
