import { createTaobao } from "@pandapon/taobao";

const taobao = createTaobao({
  baseUrl: process.env.PANDAPON_BASE_URL ?? "http://127.0.0.1:4010",
  accessKey: "00000000000000000000000000000000",
  accessSecret: "test-secret-not-real",
  userId: "2100000000000",
});
console.log(await taobao.cart.list());
