import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { freePort } from "@pandapon/testkit/free-port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { here, root, workshop } from "./workshop.ts";

const own = workshop("next");
const next = join(here, "node_modules/next/dist/bin/next");

const route = (runtime: string): string => `
import { createTaobao, fromEnv } from "@pandapon/taobao";
import { InputError } from "@pandapon/core";
import { signPush, verifyPush } from "@pandapon/core/webhooks";

export const runtime = ${JSON.stringify(runtime)};
export const dynamic = "force-dynamic";

const taobao = createTaobao(fromEnv());

export async function GET() {
  const orderAddress = { name: "张三", mobile_phone: "13800138000", state: "浙江省", city: "杭州市", address: "文三路 1 号" };
  const { id } = await taobao.cart.createOrder({ ids: ["382"], orderAddress });
  const keys = { accessKey: "a".repeat(32), secret: "not-real" };
  const authorization = await signPush("{}", keys);
  const { secretIndex } = await verifyPush({ body: "{}", authorization }, { accessKey: keys.accessKey, secrets: keys.secret });
  return Response.json({ id, secretIndex, isOurs: new InputError("a") instanceof InputError });
}
`;

let server: ChildProcess | undefined;
let url = "";

beforeAll(async () => {
  own.write({
    "package.json": JSON.stringify({ private: true, type: "module" }),
    "next.config.mjs": `export default { outputFileTracingRoot: ${JSON.stringify(root)}, turbopack: { root: ${JSON.stringify(root)} } };`,
    "app/layout.jsx": "export default ({ children }) => <html lang='en'><body>{children}</body></html>;",
    "app/page.jsx": "export default () => <p>shop</p>;",
    "app/edge/route.js": route("edge"),
    "app/node/route.js": route("nodejs"),
  });
  await own.run(process.execPath, [next, "build"]);
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  server = spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", `${port}`], {
    cwd: own.folder,
    env: own.env(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((resolve, reject) => {
    server?.on("exit", () => reject(new Error("next start has ended")));
    server?.stdout?.on("data", (text) => /Ready/.test(String(text)) && resolve());
  });
});

afterAll(() => {
  server?.removeAllListeners("exit");
  server?.kill();
});

describe("next build and next start", () => {
  it.each(["edge", "node"])("order, sign and verify on the runtime %s, and no answer is kept", async (runtime) => {
    const ids = new Set<unknown>();
    for (let count = 0; count < 2; count++) {
      own.mock.reset();
      const answer = await fetch(`${url}/${runtime}`);
      const { id, ...rest } = (await answer.json()) as { id: string };
      expect(rest).toEqual({ secretIndex: 0, isOurs: true });
      ids.add(id);
      expect(own.mock.calls("createTaobaoCartOrder")).toHaveLength(1);
    }
    expect([...ids].every((id) => /^\d+$/.test(String(id)))).toBe(true);
  });
});
