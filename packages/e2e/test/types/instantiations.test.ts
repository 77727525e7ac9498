// What a call costs the type checker: counts, which are the same on every machine, never seconds.
import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";

const execute = promisify(execFile);
const scratch = fileURLToPath(new URL(`../../.scratch/types-${process.pid}/`, import.meta.url));

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const start = `import { createTaobao } from "@pandapon/taobao";
const taobao = createTaobao({ accessKey: "a", accessSecret: "b", userId: "c" });
export const ready = taobao.client;
`;
const calls = [
  `(await taobao.cart.createOrder({ ids: ["382"] })).subOrderVOS?.[0]?.subOrderId`,
  `(await taobao.cart.list()).enableList?.[0]?.cartItemInfos?.[0]?.id`,
  `(await taobao.orders.get({ orderId: "1" }).withResponse()).requestId`,
  `(await taobao.products.search({ keyword: "电动车" })).pageNo`,
];

test("a call costs at most 50 type instantiations", async () => {
  const empty = await instantiations("empty", start);
  const twenty = await instantiations(
    "twenty",
    start + Array.from({ length: 20 }, (_, at) => `export const call${at} = ${calls[at % calls.length]};`).join("\n"),
  );
  process.stdout.write(`${(twenty - empty) / 20} instantiations per call\n`);
  expect((twenty - empty) / 20).toBeLessThanOrEqual(50);
}, 60_000);

async function instantiations(name: string, code: string): Promise<number> {
  const folder = join(scratch, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "program.ts"), code);
  const tsconfig = { extends: "../../../../../tsconfig.base.json", include: ["*.ts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  const { stdout } = await execute("tsc", ["-p", folder, "--extendedDiagnostics", "--singleThreaded"]).catch(
    (error: { stdout: string }) => {
      throw new Error(error.stdout);
    },
  );
  const found = /^Instantiations:\s+(\d+)/m.exec(stdout);
  if (!found) throw new Error(`tsc counts no instantiations: ${stdout}`);
  return Number(found[1]);
}
