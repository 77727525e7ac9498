// A program of the old kind, which cannot import.
const { create1688 } = require("@pandapon/1688");
const { createClient } = require("@pandapon/core");
const manifest = require("@pandapon/core/package.json");
const { createLogistics } = require("@pandapon/logistics");
const { createTaobao } = require("@pandapon/taobao");

const client = createClient({
  accessKey: "00000000000000000000000000000000",
  accessSecret: "test-secret-not-real",
  fetch: async () => new Response('{"code":200,"data":{"id":2541753627432451493}}'),
});
const entries = Object.keys(manifest.exports)
  .filter((name) => !name.endsWith(".json"))
  .map((name) => [name, typeof require(`@pandapon/core${name.slice(1)}`)]);

Promise.all([
  createTaobao(client).cart.createOrder({ ids: [1] }),
  create1688(client).cart.list({}),
  createLogistics(client).addresses.get(),
]).then(([order, ...others]) => {
  console.log(JSON.stringify({ id: order.id, others: others.length, entries }));
});
