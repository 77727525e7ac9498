import { createClient } from "@pandapon/core";
import { getTaobaoProduct } from "@pandapon/core/taobao";
import { createMock } from "@pandapon/mock";

const mock = await createMock();
const client = createClient({ ...mock.credentials, baseUrl: mock.url });

const product = await client.call(getTaobaoProduct, { itemId: "WUnUC1cILiBjt-Jv3lDdlQ" }); // resolves to `data`, throws a PandaPonError
const { data, requestId, attempts } = await client.call(getTaobaoProduct, { itemId: "WUnUC1cILiBjt-Jv3lDdlQ" }).withResponse();
const result = await client.call(getTaobaoProduct, { itemId: "WUnUC1cILiBjt-Jv3lDdlQ" }).safe(); // { ok: true, data } or { ok: false, error }

console.log(product, data, requestId, attempts, result.ok);
await mock.close();
