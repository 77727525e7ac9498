// The main job, from an empty cart to an order and a push about it, against the mock: nothing leaves this machine.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fenToYuan, PandaPonError, parseJsonText } from "@pandapon/core";
import { createMock } from "@pandapon/mock";
import { createPushReceiver, createTaobao, type Push } from "@pandapon/taobao";

const mock = await createMock({ auth: "verify" });
console.log(`mock        ${mock.url} (checks every signature)`);

try {
  const taobao = createTaobao({ ...mock.credentials, baseUrl: mock.url });

  await taobao.cart.add({
    itemMapId: "NeZYO6vIHuENAqbW6iWQb7dqmzNNcIX-IQGrQ53mhv0",
    skuId: "7579055774996",
    mpId: "2048091364570218",
    mpSkuId: "5016110273394",
    quantity: 1,
  });
  console.log("added       one SKU to the cart");

  const orderAddress = {
    name: "张三",
    mobile_phone: "13800138000",
    country: "中国",
    state: "浙江省",
    city: "杭州市",
    district: "西湖区",
    address: "文三路 1 号",
    zip: "310000",
  };

  const preview = await taobao.cart.previewOrder({ ids: ["382"], orderAddress });
  console.log(`preview     ${fenToYuan(preview.totalRealPayPrice?.amount ?? 0)} yuan to pay`);

  const {
    data: order,
    requestId,
    attempts,
  } = await taobao.cart.createOrder({ ids: ["382"], orderAddress }).withResponse();
  console.log(`order       ${order.orderNo} (id ${order.id}), made ${order.createTime} China time`);
  console.log(`            request ${requestId}, ${attempts} attempt`);

  for (const line of order.subOrderVOS ?? []) {
    console.log(`sub-order   ${line.subOrderId}: ${line.quantity} × ${line.title}`);
    console.log(`            ${fenToYuan(line.purchaseAmount ?? 0)} yuan, ${line.status}`);
    if (!line.subOrderResult) continue;
    const result = parseJsonText(line.subOrderResult);
    const chosen = result.option_fields?.zh ? parseJsonText(result.option_fields.zh) : {};
    console.log(`            shop ${result.option_fields?.shopName}, colour ${chosen.颜色}, size ${chosen.尺码}`);
  }

  console.log("\nAnd this is what a refused call looks like (the secret is wrong on purpose):");
  const stranger = createTaobao({ ...mock.credentials, accessSecret: "not-the-secret", baseUrl: mock.url });
  const refused = await stranger.cart.list().safe();
  if (refused.ok) throw new Error("The mock accepted a wrong signature.");
  const { error } = refused;
  if (!(error instanceof PandaPonError)) throw error;
  console.log(`${error.name}   ${error.operationId}, HTTP ${error.status}, code ${error.code} (the mock's own)`);
  console.log(`message     ${error.msg}`);
  console.log(`hint        ${error.hint}`);

  console.log("\nAnd this is a push: the seller changes the price of the order just made.");
  const pushes: Push[] = [];
  const receiver = createPushReceiver({
    accessKey: mock.credentials.accessKey,
    secrets: mock.credentials.accessSecret,
    // In production: store it in a queue or a table, and let a worker read the order.
    accept: (push) => pushes.push(push),
    onRefused: ({ reason, hint }) => console.error(`${reason}: ${hint}`),
  });
  const server = createServer(receiver.node).listen(0, "127.0.0.1");
  try {
    await new Promise((resolve) => server.once("listening", resolve));
    mock.pushTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/pandapon`);
    await mock.act.seller.changePrice(order.id ?? "", { goodsFen: 3500 });
    const [push] = pushes;
    if (push?.event !== "taobao.orderPriceModified") throw new Error(`No push of the new price: ${push?.event}`);
    console.log(`push        ${push.event}, signature verified`);
    console.log(`            Taobao's order number ${push.body.salesOrderId}, sent ${push.sentAt?.toISOString()}`);
    console.log(`            new price ${fenToYuan(push.body.purchaseOrderPriceDTO?.purchaseTotalFee ?? 0)} yuan`);
  } finally {
    server.close();
  }
} finally {
  await mock.close();
}

console.log(`
Next: see every request in words     npm run mock, then open the address that it prints
      see a whole shop on the mock   npm run shop
      read how it fits together      docs/first-order.md`);
