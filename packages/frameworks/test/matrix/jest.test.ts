import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { workshop } from "./workshop.ts";

const { write, run } = workshop("jest");
const jest = join(dirname(createRequire(import.meta.url).resolve("jest/package.json")), "bin/jest.js");

/** One test that orders from a mock inside Jest, and one whose answer gets lost. */
const body = `
let mock;
beforeAll(async () => { mock = await createMock(); });
afterAll(() => mock.close());
const orderAddress = { name: "张三", mobile_phone: "13800138000", state: "浙江省", city: "杭州市", address: "文三路 1 号" };

test("orders", async () => {
  const taobao = createTaobao({ ...mock.credentials, baseUrl: mock.url });
  const order = await taobao.cart.createOrder({ ids: ["382"], orderAddress });
  expect(order.id).toMatch(/^\\d+$/);
});

test("knows what is unknown, and what was not sent", async () => {
  mock.reset();
  const taobao = createTaobao({ ...mock.credentials, baseUrl: mock.url });
  mock.next("createTaobaoCartOrder", "lose-answer");
  await expect(taobao.cart.createOrder({ ids: ["382"], orderAddress })).rejects.toMatchObject({ name: "OutcomeUnknownError" });
  const gone = await createMock();
  const nowhere = createTaobao({ ...mock.credentials, baseUrl: gone.url, retries: 0 });
  await gone.close();
  await expect(nowhere.cart.createOrder({ ids: ["382"], orderAddress })).rejects.toMatchObject({ name: "TransportError" });
});
`;

const MODES: Readonly<Record<string, [file: string, text: string]>> = {
  CommonJS: [
    "orders.test.cjs",
    `const { createMock } = require("@pandapon/mock");\nconst { createTaobao } = require("@pandapon/taobao");\n${body}`,
  ],
  ESM: [
    "orders.test.mjs",
    `import { createMock } from "@pandapon/mock";\nimport { createTaobao } from "@pandapon/taobao";\n${body}`,
  ],
};

it.each(Object.entries(MODES))("the client and the mock run in Jest, in %s", async (_, [file, text]) => {
  write({
    "package.json": JSON.stringify({ private: true, type: "commonjs" }),
    "jest.config.json": JSON.stringify({
      testMatch: ["**/*.test.?js"],
      moduleFileExtensions: ["js", "mjs", "cjs"],
      transform: {},
    }),
    [file]: text,
  });
  const { stderr } = await run(process.execPath, ["--experimental-vm-modules", jest, "--ci", file]);
  expect(stderr).toContain("2 passed, 2 total");
});
