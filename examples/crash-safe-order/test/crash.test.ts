// The program is killed for good (SIGKILL) while its order or its payment is under way, then started again.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Mishap, openShop, type Step } from "./shop.ts";

const cwd = fileURLToPath(new URL("..", import.meta.url));
/** settleMs and sendMs: how long the program waits before it believes that something is not there. */
const PATIENT = { ONCE_MS: "6000,2000" };
const HASTY = { ONCE_MS: "300,2000" };

let shop: Awaited<ReturnType<typeof openShop>>;
let folder: string;
let journal: string;

beforeEach(async () => {
  shop = await openShop();
  folder = mkdtempSync(join(tmpdir(), "pandapon-crash-"));
  journal = join(folder, "orders.journal");
});

afterEach(async () => {
  await shop.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(flags: readonly string[], patience = HASTY): ChildProcess & { readonly stdout: NodeJS.ReadableStream } {
  const env = { ...process.env, ...shop.env, ...patience };
  return spawn(process.execPath, ["order.ts", journal, ...flags], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  }) as never;
}

async function run(
  flags: readonly string[] = [],
  patience = HASTY,
): Promise<{ code: number; out: string; err: string }> {
  const child = start(flags, patience);
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr as NodeJS.ReadableStream),
    once(child, "exit"),
  ]);
  return { code, out, err };
}

/** Starts the program, lets the mishap happen, and kills the program in the middle of it. */
async function kill(step: Step, mishap: Mishap): Promise<void> {
  const arrived = shop.plan(step, mishap);
  const child = start([]);
  const ended = once(child, "exit");
  await Promise.race([arrived, ended.then(() => Promise.reject(new Error("it ended by itself")))]);
  child.kill("SIGKILL");
  const [code, signal] = await ended;
  expect({ code, signal }).toEqual({ code: null, signal: "SIGKILL" });
}

const done = (): void => {
  expect(shop.counts).toEqual({ create: 1, pay: 1 });
  expect(shop.orders.map(({ sellerOrderNumber, status }) => [sellerOrderNumber, status])).toEqual([
    ["LZD-20250424-0001", "WAIT_SELLER_SEND_GOODS"],
  ]);
};

/** The states that the journal shows, in their order. */
const states = (): string[] =>
  readFileSync(journal, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line.slice(9)) as { kind: string; state: string; attempts: object[] })
    .filter(({ kind }) => kind !== "claim")
    .map(({ kind, state, attempts }) => `${kind} ${state} ${attempts.length}`);

describe("an order that is killed in the middle", () => {
  it("is bought once when nothing happens, and not again when started again", async () => {
    expect(await run()).toMatchObject({ code: 0, err: "", out: expect.stringContaining("1232730479761800001, paid") });
    expect(await run()).toMatchObject({ code: 0, err: "" });
    done();
    expect(states()).toEqual([
      "create intended 0",
      "create sending 1",
      "create settled 1",
      "pay intended 0",
      "pay sending 1",
      "pay settled 1",
    ]);
    for (const secret of ["张三", "13800138000", "文三路"]) expect(readFileSync(journal, "utf8")).not.toContain(secret);
  });

  it("was created, but the answer never came: it is found, not created again", async () => {
    await kill("create", "mute");
    expect(shop.counts).toEqual({ create: 1, pay: 0 });
    expect(await run()).toMatchObject({ code: 0, err: "" });
    done();
    expect(states()).not.toContain("create sending 2");
  });

  it("was never created: it is created then", async () => {
    await kill("create", "lose");
    expect(shop.counts).toEqual({ create: 0, pay: 0 });
    expect(await run()).toMatchObject({ code: 0, err: "" });
    done();
    expect(states()).toContain("create sending 2");
  });

  it("was created when the program was dead already, and had been started again", async () => {
    await kill("create", "late");
    expect(shop.counts).toEqual({ create: 0, pay: 0 });
    expect(await run([], PATIENT)).toMatchObject({ code: 0, err: "" });
    done();
    expect(states()).not.toContain("create sending 2");
  });

  it("was paid, but the answer never came: it is not paid again", async () => {
    await kill("pay", "mute");
    expect(shop.counts).toEqual({ create: 1, pay: 1 });
    expect(await run()).toMatchObject({ code: 0, err: "" });
    done();
  });

  it("was paid when the program was dead already: it is not paid again", async () => {
    await kill("pay", "late");
    expect(shop.counts).toEqual({ create: 1, pay: 0 });
    expect(await run([], PATIENT)).toMatchObject({ code: 0, err: "" });
    done();
  });

  it("was not paid: a person decides, then it is paid once", async () => {
    await kill("pay", "lose");
    expect(await run()).toMatchObject({ code: 2, err: expect.stringContaining("Do NOT pay again") });
    expect(shop.counts).toEqual({ create: 1, pay: 0 });
    expect(await run(["--confirmed-unpaid-by=Li"])).toMatchObject({ code: 0, err: "" });
    done();
  });

  it("survives being killed again and again", async () => {
    await kill("create", "lose");
    await kill("create", "mute");
    await kill("pay", "mute");
    expect(await run()).toMatchObject({ code: 0, err: "" });
    done();
  });

  it("takes a journal line that was cut off for one that was never written", async () => {
    await kill("create", "mute");
    appendFileSync(journal, '1234abcd {"key":"create:LZD-2025');
    expect(await run()).toMatchObject({ code: 0, err: "" });
    expect(await run()).toMatchObject({ code: 0, err: "" });
    done();
  });
});
