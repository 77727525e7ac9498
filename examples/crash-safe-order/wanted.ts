// What the program buys: your own order number, which is the key, and the order.
import type { CreateTaobaoOrderInput } from "@pandapon/taobao";

export const wanted: readonly { readonly key: string; readonly input: CreateTaobaoOrderInput }[] = [
  {
    key: "LZD-20250424-0001",
    input: {
      orderSource: "lazada",
      purchaseAmount: 3990,
      receiver: {
        name: "张三",
        mobile_phone: "13800138000",
        phone: "",
        country: "中国",
        state: "浙江省",
        city: "杭州市",
        district: "西湖区",
        address: "文三路 1 号",
        zip: "310000",
      },
      orderLineList: [
        {
          itemId: "600126245031041190",
          skuId: "5016042822039",
          orderLineNo: "1",
          quantity: "1",
          price: "3990",
          currency: "CNY",
        },
      ],
    },
  },
];

const [settleMs = 120_000, sendMs = 30_000] = (process.env.ONCE_MS ?? "").split(",").filter(Boolean).map(Number);

/** How long a lost call may still be running, and how long the program waits automatically. Short in its own test. */
export const timing = { settleMs, sendMs, waitMs: 2 * (settleMs + sendMs) + 5000 };
