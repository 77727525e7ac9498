// Every example push is valid for Prism and assignable to its generated type; a broken one is neither.
import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { readDescription } from "./description.ts";
import { pushesOf, webhookReport } from "./webhooks.ts";

const execute = promisify(execFile);
const { document } = readDescription();
const pushes = pushesOf(document);
const scratch = fileURLToPath(new URL(`../../.scratch/pushes-${process.pid}/`, import.meta.url));

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test("every example push is valid", async () => {
  const report = await webhookReport(document);
  expect(report.flatMap((it) => it.problems.map((problem) => `${it.webhook} ${problem}`))).toEqual([]);
  expect(report).toHaveLength(6);
});

test("a push with a wrong type is refused", async () => {
  const broken = pushes.map((it) => ({ ...it, body: { ...(it.body as object), messagePlatform: "零" } }));
  const report = await webhookReport(document, broken);
  expect(report.filter((it) => it.problems.length === 0).map((it) => it.webhook)).toEqual([]);
});

test("every example push is assignable to its generated type", async () => {
  expect(await typeErrors(pushes)).toBe("");
  expect(await typeErrors(pushes.slice(0, 1).map((it) => ({ ...it, body: { messageType: 7 } })))).toMatch(
    /error TS2322: Type .number. is not assignable/,
  );
});

async function typeErrors(these: readonly { webhook: string; example: string; body: unknown }[]): Promise<string> {
  mkdirSync(scratch, { recursive: true });
  const lines = these.map(({ webhook, body }, index) => {
    const interfaceName = webhook.startsWith("taobao.") ? "TaobaoWebhooks" : "AlibabaWebhooks";
    const type = `${interfaceName}[${JSON.stringify(webhook)}]["post"]["requestBody"]["content"]["application/json"]`;
    return `export const push${index}: ${type} = ${JSON.stringify(body)};`;
  });
  writeFileSync(
    join(scratch, "pushes.ts"),
    [
      `import type { TaobaoWebhooks } from "@pandapon/core/taobao/webhooks";`,
      `import type { AlibabaWebhooks } from "@pandapon/core/1688/webhooks";`,
      ...lines,
    ].join("\n"),
  );
  writeFileSync(
    join(scratch, "tsconfig.json"),
    JSON.stringify({
      extends: "../../../../tsconfig.base.json",
      compilerOptions: { noUnusedLocals: false },
      include: ["*.ts"],
    }),
  );
  const done = await execute("tsc", ["-p", scratch]).catch((error: { stdout: string }) => error);
  return done.stdout;
}
