import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const execute = promisify(execFile);

test("the quickstart shows the order, the refusal and the push", async () => {
  const cwd = fileURLToPath(new URL("..", import.meta.url));
  const { stdout, stderr } = await execute(process.execPath, ["quickstart.ts"], { cwd });
  expect(stderr).toBe("");
  expect(stdout).toMatch(/order +\d{19} \(id \d{19}\), made 20/);
  expect(stdout).toContain("79.80 yuan, WAIT_BUYER_P");
  expect(stdout).toContain("shop 示例男装店, colour 850浅灰, size M80-105斤");
  expect(stdout).toMatch(/code 99401/);
  expect(stdout).toMatch(/message +.*signature/i);
  expect(stdout).toMatch(/hint +\S/);
  expect(stdout).toMatch(
    /push +taobao\.orderPriceModified, signature verified\n +Taobao's order number \d{19}, sent 20\S+Z\n +new price 35\.00 yuan\n/,
  );
  expect(
    stdout
      .trimEnd()
      .split("\n")
      .slice(-3)
      .map((line) => line.trim()),
  ).toEqual([
    expect.stringContaining("npm run mock"),
    expect.stringContaining("npm run shop"),
    expect.stringContaining("docs/first-order.md"),
  ]);
});
