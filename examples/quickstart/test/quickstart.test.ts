import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const execute = promisify(execFile);

test("the quickstart shows the order and the refusal", async () => {
  const cwd = fileURLToPath(new URL("..", import.meta.url));
  const { stdout, stderr } = await execute(process.execPath, ["quickstart.ts"], { cwd });
  expect(stderr).toBe("");
  expect(stdout).toContain("order       1232730473445106613 (id 1232730479761801257)");
  expect(stdout).toContain("39.90 yuan, WAIT_BUYER_P");
  expect(stdout).toContain("shop 示例男装店, colour 850浅灰, size M80-105斤");
  expect(stdout).toMatch(/code 99401/);
  expect(stdout).toMatch(/message +.*signature/i);
  expect(stdout).toMatch(/hint +\S/);
});
