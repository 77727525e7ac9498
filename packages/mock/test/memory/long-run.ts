// Run by long-run.matrix.ts with --expose-gc: node long-run.ts mocks | requests COUNT. Prints heap sizes as JSON, in megabytes.
import { createMock, type Mock } from "@pandapon/mock";
import { usedHeap } from "@pandapon/testkit/heap";
import { call, orderSeeded } from "../support/shop.ts";

const receiver = {
  name: "张三",
  mobile_phone: "13800138000",
  country: "中国",
  state: "浙江省",
  city: "杭州市",
  district: "西湖区",
  address: "文三路 1 号",
  zip: "310012",
};
const [what = "", given = "0"] = process.argv.slice(2);
const count = Number(given);
const SAMPLES = 5;
const sizes: number[] = [];
const sample = async (): Promise<void> => {
  // Sockets that were closed are let go of a little later.
  await new Promise((resolve) => setTimeout(resolve, 500));
  sizes.push(Math.round(usedHeap() / 10_000) / 100);
};

if (what === "mocks") {
  for (let done = 1; done <= count; done++) {
    await useOne();
    if (done % (count / SAMPLES) === 0) await sample();
  }
} else {
  const mock = await createMock({ auth: "off", manual: true });
  await mock.act.platform.setStock({ product: "2048091364570218", sku: "5016110273394" }, 1_000_000);
  for (let done = 1; done <= count; done++) {
    await shop(mock, done);
    if (done % (count / SAMPLES) === 0) await sample();
  }
  await mock.close();
}
process.stdout.write(JSON.stringify({ sizes, rss: Math.round(process.memoryUsage().rss / 1e6) }));

async function useOne(): Promise<void> {
  const mock = await createMock({ auth: "off", manual: true });
  mock.pushTo(() => new Response("ok"));
  const world = await mock.createWorld();
  world.next("listTaobaoCartItems", { status: 503 });
  await call(world, "GET", "/v2/taobao/cart/list");
  await mock.act.buyer.pay(await orderSeeded(mock));
  await mock.clock.advance("1h");
  await mock.close();
}

/** Writes and reads in turn: orders are made and listed, the cart is read, a product is asked for that is not there. */
async function shop(mock: Mock, turn: number): Promise<void> {
  switch (turn % 4) {
    case 0: {
      await call(mock, "POST", "/v2/taobao/order/page", { pageNo: 1, pageSize: 20 });
      return;
    }
    case 1: {
      const line = { itemId: "2048091364570218", skuId: "5016110273394", quantity: "1" };
      const order = { orderLineList: JSON.stringify([line]), receiver: JSON.stringify(receiver), purchaseAmount: 9000 };
      const { code } = await call(mock, "POST", "/v2/taobao/order", order);
      if (code !== 200) throw new Error(`an order was refused: ${code}`);
      return;
    }
    case 2: {
      await call(mock, "GET", "/v2/taobao/cart/list");
      return;
    }
    default: {
      await call(mock, "GET", "/v2/taobao/product/get?itemId=no-such-product");
    }
  }
}
