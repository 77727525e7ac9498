import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const program = fileURLToPath(new URL("long-run.ts", import.meta.url));

async function sizesOf(what: "mocks" | "requests", count: number): Promise<readonly number[]> {
  const args = ["--expose-gc", program, what, String(count)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 900_000 });
  return (JSON.parse(stdout) as { sizes: readonly number[] }).sizes;
}

/** How much the last sample is above the first, in megabytes: what fills up at the beginning is not a leak. */
const growth = (sizes: readonly number[]): number => (sizes.at(-1) ?? 0) - (sizes[0] ?? 0);

test("1,000 mocks created, used and closed keep the heap flat", { timeout: 900_000 }, async () => {
  const sizes = await sizesOf("mocks", 1000);
  expect(growth(sizes), `megabytes: ${sizes.join(", ")}`).toBeLessThan(10);
});

test("200,000 requests with state keep memory bounded", { timeout: 900_000 }, async () => {
  const sizes = await sizesOf("requests", 200_000);
  // 20,000 orders are kept, and 20,000 events: from the second sample on nothing grows.
  expect(growth(sizes.slice(1)), `megabytes: ${sizes.join(", ")}`).toBeLessThan(25);
});
