// What a user's program does: the runtime itself finds the packages and their files, nothing is bundled.
import { create1688 } from "@pandapon/1688";
import { createClient } from "@pandapon/core";
import manifest from "@pandapon/core/package.json" with { type: "json" };
import { createLogistics } from "@pandapon/logistics";
import { createTaobao } from "@pandapon/taobao";

const client = createClient({
  accessKey: "00000000000000000000000000000000",
  accessSecret: "test-secret-not-real",
  fetch: async () => new Response('{"code":200,"data":{"id":2541753627432451493}}'),
});
const order = await createTaobao(client).cart.createOrder({ ids: [1] });
const others = await Promise.all([create1688(client).cart.list({}), createLogistics(client).addresses.get()]);
const entries = [];
for (const name of Object.keys(manifest.exports)) {
  if (!name.endsWith(".json")) entries.push([name, typeof (await import(`@pandapon/core${name.slice(1)}`))]);
}
console.log(JSON.stringify({ id: order.id, others: others.length, entries }));
