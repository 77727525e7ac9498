// One command: builds the page, starts the mock unless the environment names the real API, opens the shop.
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createMock } from "@pandapon/mock";
import { build } from "vite";
import { openShop } from "./server/open-shop.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const { PANDAPON_ACCESS_KEY, PANDAPON_ACCESS_SECRET, PANDAPON_USER_ID, PANDAPON_BASE_URL, PORT = "8790" } = process.env;
const own =
  PANDAPON_ACCESS_KEY && PANDAPON_ACCESS_SECRET && PANDAPON_USER_ID
    ? { accessKey: PANDAPON_ACCESS_KEY, accessSecret: PANDAPON_ACCESS_SECRET, userId: PANDAPON_USER_ID }
    : undefined;

await build({ configFile: join(here, "vite.config.ts") });

const mock = own ? undefined : await createMock();
const credentials = own ?? mock?.credentials;
if (!credentials) throw new Error("The mock has no credentials.");
// A mock forgets its orders, and its ids begin anew: a journal that stays would know the new ones as paid.
const isMock = mock !== undefined || PANDAPON_BASE_URL !== undefined;
const data = isMock ? mkdtempSync(join(tmpdir(), "shop-")) : join(here, "data");
mkdirSync(data, { recursive: true });

const shop = await openShop({
  credentials,
  baseUrl: mock?.url ?? PANDAPON_BASE_URL,
  data,
  page: join(here, "dist"),
  port: Number(PORT),
});
mock?.pushTo(`${shop.url}/pandapon`);

console.log(`The shop is open: ${shop.url}`);
if (mock) console.log(`It buys from the mock: ${mock.url}/__mock shows its requests and orders, and moves its clock.`);
else console.log(`It buys from ${PANDAPON_BASE_URL ?? "the real API: orders and payments are real"}.`);
