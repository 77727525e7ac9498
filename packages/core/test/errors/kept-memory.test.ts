import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const program = new URL("programs/keep-errors.ts", import.meta.url).pathname;

// In a program of its own: the test runner reads the stack of errors, and keeps memory of its own.
it("60 kept errors of answers of 3 MB hold little, before their stack is read", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", program]);
  const { bytes, kept } = JSON.parse(stdout) as { bytes: number; kept: number };
  expect(kept).toBe(60);
  // Of the answers themselves it would be 180 MB.
  expect(bytes).toBeLessThan(6_000_000);
}, 60_000);
