import { parseLossless, stringifyWire } from "@pandapon/core";
import { createTaobao } from "@pandapon/taobao";
import { test } from "../harness/test.ts";
import { envelope, offline } from "../support/offline.ts";

const ID = "2541753627432451493";

export const ids = [
  test("ids: written digit for digit from text, bigint and safe number", async (check, environment) => {
    const { client, seen } = offline(environment, () => envelope({ id: "1" }));
    await createTaobao(client).cart.createOrder({ ids: [ID, 2541753627432451492n, 382] });
    check.equal(seen[0]?.body, `{"ids":[${ID},2541753627432451492,382]}`);
  }),
  test("ids: a number beyond 2^53 - 1 is refused before anything is sent", async (check, environment) => {
    const { client, seen } = offline(environment, () => envelope({ id: "1" }));
    const call = createTaobao(client).cart.createOrder({ ids: [2 ** 53] });
    const error = await check.rejects(call, { name: "InputError", operationId: "createTaobaoCartOrder", attempts: 0 });
    check.match(error.message, /ids\.0/);
    check.equal(seen.length, 0);
  }),
  test("ids: read as text, whether they came as numbers or as text", async (check, environment) => {
    const text = `{"code":200,"developId":1110123456789012345,"msg":"成功","data":{"id":${ID},"orderNo":"1232730473445106613","subOrderVOS":[{"subOrderId":12,"quantity":1,"title":"短袖衬衫 👕","status":"WAIT_BUYER_P"}]}}`;
    const { client } = offline(environment, () => new Response(text));
    const { data, developId } = await createTaobao(client)
      .cart.createOrder({ ids: [1] })
      .withResponse();
    check.equal(developId, "1110123456789012345");
    check.equal(data, {
      id: ID,
      orderNo: "1232730473445106613",
      subOrderVOS: [{ subOrderId: "12", quantity: 1, title: "短袖衬衫 👕", status: "WAIT_BUYER_P" }],
    });
  }),
  test("ids: lossless reading changes nothing else", (check) => {
    const text = `{"a":9007199254740991,"b":-${ID},"c":[1.5,1e20,"${ID}","\\u4e2d"],"d":{"__proto__":null},"e":${"9".repeat(40)}}`;
    check.equal(
      JSON.stringify(parseLossless(text)),
      `{"a":9007199254740991,"b":"-${ID}","c":[1.5,100000000000000000000,"${ID}","中"],"d":{"__proto__":null},"e":"${"9".repeat(40)}"}`,
    );
    check.throws(() => parseLossless('{"a":'), { name: "SyntaxError" });
  }),
  test("ids: written bare at the places that are told", (check) => {
    check.equal(stringifyWire({ ids: [ID, "7"], n: 5n, s: ID }, ["ids.*"]), `{"ids":[${ID},7],"n":5,"s":"${ID}"}`);
  }),
  test("ids: a 200 kB answer with long ids comes back whole", (check) => {
    const items = Array.from(
      { length: 4000 },
      (_, index) => `{"id":${ID.slice(0, -4)}${1000 + index},"t":"衣 ${index}"}`,
    );
    const read = parseLossless(`[${items.join(",")}]`) as { id: string; t: string }[];
    check.equal(read.length, 4000);
    check.equal(read[3999], { id: `${ID.slice(0, -4)}4999`, t: "衣 3999" });
  }),
];
