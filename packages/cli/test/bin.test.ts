// The built program, as npx runs it.
import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { environment } from "./support/terminal.ts";

const bin = fileURLToPath(new URL("../bin/pandapon.cjs", import.meta.url));
const env = { PATH: process.env.PATH ?? "", ...environment };

function run(
  args: readonly string[],
  input: string | undefined = undefined,
  nodeOptions: readonly string[] = [],
): Promise<{ status: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [...nodeOptions, bin, ...args], {
    env,
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout?.on("data", (chunk: Buffer) => (out += chunk));
  child.stderr?.on("data", (chunk: Buffer) => (err += chunk));
  if (input !== undefined) child.stdin?.end(input);
  return new Promise((resolve) => child.once("close", (status) => resolve({ status, out, err })));
}

/** What costs a start tens of milliseconds. */
const HEAVY = /^(http|http2|https|tls|internal\/deps\/undici\/undici|readline\/promises)$/;

/** Node's own modules that a command line had loaded when it ended. */
async function loadedBy(args: readonly string[]): Promise<string[]> {
  const list = "process.on('exit',()=>process._rawDebug('loaded:'+process.moduleLoadList.join()))";
  const { err } = await run(args, undefined, [`--import=data:text/javascript,${encodeURIComponent(list)}`]);
  const found = /loaded:(.*)/.exec(err)?.[1]?.split(",") ?? [];
  expect(found.length).toBeGreaterThan(50);
  return found.map((entry) => entry.replace(/^(NativeModule|Internal Binding) /, ""));
}

describe("the program", () => {
  it("is one file of less than 600 kB with the description inside", async () => {
    expect(statSync(new URL("../dist/pandapon.cjs", import.meta.url)).size).toBeLessThan(600_000);
    const { out, status } = await run(["operations", "getTaobaoProduct"]);
    expect(out).toContain("/v2/taobao/product/get");
    expect(status).toBe(0);
  });

  it.each([["--version"], ["--help"], ["doctor", "--help"], ["doctr"]])(
    "starts %s without the client",
    async (...args) => {
      expect((await loadedBy(args)).filter((name) => HEAVY.test(name) || name === "crypto")).toEqual([]);
    },
  );

  it.each([
    ["call", "getTaobaoProduct", "itemId=a", "--dry-run"],
    ["operations", "getTaobaoProduct"],
    ["sign", "getTaobaoProduct", "itemId=a"],
  ])("loads no HTTP client for %s, which sends nothing", async (...args) => {
    expect((await loadedBy(args)).filter((name) => HEAVY.test(name))).toEqual([]);
  });

  it("asks nothing with standard input closed, and says what to do", async () => {
    const { status, err, out } = await run(["doctor"]);
    expect(status).toBe(2);
    expect(err).toContain("--yes");
    expect(out + err).not.toContain(environment.PANDAPON_ACCESS_SECRET);
  });

  it("reads standard input", async () => {
    const { out, status } = await run(
      ["call", "searchTaobaoProducts", "--dry-run", "--input", "-"],
      '{"keyword":"衬衫"}',
    );
    expect(out).toContain('{"keyword":"衬衫"}');
    expect(status).toBe(0);
  });

  it.each([["--hlep"], ["doctr"], ["doctor", "--ys"], ["call"], ["evidence", "dif"]])(
    "%s is misuse",
    async (...args) => {
      expect((await run(args)).status).toBe(2);
    },
  );

  it("ends quietly when its reader goes away", async () => {
    const child = spawn("sh", ["-c", `"${process.execPath}" "${bin}" operations --json | head -c 10`], { env });
    let err = "";
    child.stderr.on("data", (chunk: Buffer) => (err += chunk));
    await new Promise((resolve) => child.once("close", resolve));
    expect(err).toBe("");
  });

  it.skipIf(!existsSync("/dev/full"))("tells a full disk in one sentence", async () => {
    const full = openSync("/dev/full", "w");
    const child = spawn(process.execPath, [bin, "--version"], { env, stdio: ["ignore", full, "pipe"] });
    let err = "";
    child.stderr?.on("data", (chunk: Buffer) => (err += chunk));
    const status = await new Promise((resolve) => child.once("close", resolve));
    closeSync(full);
    expect(err).toMatch(/^The output cannot be written \(ENOSPC\)[^\n]*\n$/);
    expect(status).toBe(3);
  });

  it("colours nothing", async () => {
    const { out } = await run(["--help"]);
    expect(out.includes("\u001b")).toBe(false);
  });
});
