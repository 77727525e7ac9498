// node order.ts [JOURNAL] [--confirmed-unpaid-by=NAME]     Buys what is wanted, once, however often it is killed and started again.
import { createTaobao, fromEnv } from "@pandapon/taobao";
import { AmbiguousError, createOnce, fileJournal, PendingError } from "@pandapon/taobao/once";
import { timing, wanted } from "./wanted.ts";

const [path = "orders.journal", flag = ""] = process.argv.slice(2);
const confirmedUnpaidBy = flag.split("--confirmed-unpaid-by=")[1];
const once = createOnce(createTaobao(fromEnv()), { journal: fileJournal(path), ...timing });

try {
  for (const { key, input } of wanted) {
    const order = await once.createOrder(key, input);
    await once.payOrder(key, { orderId: order.id }, { confirmedUnpaidBy });
    console.log(`${key} is order ${order.id}, paid`);
  }
} catch (error) {
  if (!(error instanceof PendingError || error instanceof AmbiguousError)) throw error;
  console.error(`${error.message}\n${error.hint}`);
  process.exitCode = 2;
}
