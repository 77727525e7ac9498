// node order.ts JOURNAL [--may-pay-again]     Buys what is wanted, once, however often it is killed and started again.
import { fromEnv } from "@pandapon/core";
import { createTaobao } from "@pandapon/taobao";
import { buy, NeedsPerson, type Wanted } from "./buy.ts";
import { openJournal } from "./journal.ts";

const [path = "orders.jsonl", ...flags] = process.argv.slice(2);

const receiver = {
  name: "张三",
  mobile_phone: "13800138000",
  phone: "",
  country: "中国",
  state: "浙江省",
  city: "杭州市",
  district: "西湖区",
  address: "文三路 1 号",
  zip: "310000",
};
const wanted: Wanted[] = [
  {
    sellerOrderNumber: "LZD-20250424-0001",
    orderSource: "lazada",
    purchaseAmount: 3990,
    receiver,
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
];

const taobao = createTaobao(fromEnv());
const journal = openJournal(path);
const options = {
  settleMs: Number(process.env.SETTLE_MS ?? 120_000),
  mayPayAgain: flags.includes("--may-pay-again"),
};

try {
  for (const order of wanted) {
    const id = await buy(taobao, journal, order, options);
    console.log(`${order.sellerOrderNumber} is order ${id}, paid`);
  }
} catch (error) {
  if (!(error instanceof NeedsPerson)) throw error;
  console.error(error.message);
  process.exitCode = 2;
} finally {
  journal.close();
}
