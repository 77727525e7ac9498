import type { Operation } from "@pandapon/core";

export const URL_OF_CALL = "https://api.pandapon.com/v2/taobao/cart/create/order";

export const input = {
  ids: ["382"],
  orderAddress: { name: "Test", state: "Bangkok", city: "Bangkok", address: "1 Test Road", zip: "10110" },
};

export const operation: Operation<typeof input, unknown> = {
  id: "createTaobaoCartOrder",
  method: "POST",
  path: "/v2/taobao/cart/create/order",
  safety: "write",
  grade: "documented",
  body: true,
  numberIds: ["ids.*"],
  ids: ["data.id"],
};

const order = (id: string, index: number) => ({
  id,
  title: `短袖衬衫 ${index}`,
  price: 3990 + index,
  sku: { id: 4970432383383 + index, name: "颜色:白色;尺码:L", image: "https://img.example/item.jpg" },
  createTime: "2025-04-24 16:30:49",
});

/** The text of an answer with so many items; long ids are bare numbers beyond 2^53, as on the wire. */
export function answer(items: number, hasLongIds: boolean): string {
  const list = Array.from({ length: items }, (_, index) =>
    order(hasLongIds ? `#${"2541753627432451".padEnd(16, "0")}${100 + index}#` : `${index}`, index),
  );
  const text = JSON.stringify({
    requestId: "f".repeat(32),
    code: 200,
    developId: "1110123456789012345",
    msg: "成功",
    data: { list },
  });
  return text.replace(/"#(\d+)#"/g, "$1");
}

/** Answers without a network. */
export const memory = (text: string) => async (): Promise<Response> =>
  new Response(text, { headers: { "content-type": "application/json", date: new Date().toUTCString() } });
