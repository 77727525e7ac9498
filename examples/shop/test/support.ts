import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createMock, type MockWorld } from "@pandapon/mock";
import { build } from "vite";
import { openShop } from "../server/open-shop.ts";

const here = fileURLToPath(new URL("../", import.meta.url));

export interface TestShop {
  readonly url: string;
  readonly world: MockWorld;
  /** Folder of the built page. */
  readonly page: string;
  close(): Promise<void>;
}

/** The shop as `npm start` opens it, on a mock and a world of its own. */
export async function openTestShop(): Promise<TestShop> {
  const data = mkdtempSync(join(tmpdir(), "shop-test-"));
  const page = join(data, "dist");
  await build({ configFile: join(here, "vite.config.ts"), build: { outDir: page } });
  const mock = await createMock();
  const world = await mock.createWorld();
  const shop = await openShop({
    credentials: world.credentials,
    baseUrl: mock.url,
    data,
    page,
    port: 0,
    settleMs: 3000,
  });
  world.pushTo(`${shop.url}/pandapon`);
  return {
    url: shop.url,
    world,
    page,
    close: async () => {
      await shop.close();
      await mock.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
