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
/** How long the program waits before it believes that something is not there. Long enough for a slow machine to start it. */
const PATIENT = { SETTLE_MS: "6000" };
const HASTY = { SETTLE_MS: "300" };

let shop: Awaited<ReturnType<typeof openShop>>;
let folder: string;
let journal: string;

beforeEach(async () => {
  shop = await openShop();
  folder = mkdtempSync(join(tmpdir(), "pandapon-crash-"));
  journal = join(folder, "orders.jsonl");
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

const steps = (): string[] =>
  readFileSync(journal, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { step: string }).step);

describe("an order that is killed in the middle", () => {
  it("is bought once when nothing happens, and not again when started again", async () => {
    expect(await run()).toMatchObject({ code: 0, err: "", out: expect.stringContaining("1232730479761800001, paid") });
    expect(await run()).toMatchObject({ code: 0, err: "" });
    done();
    expect(steps()).toEqual(["creating", "created", "paying", "paid"]);
  });

  it("was created, but the answer never came: it is found, not created again", async () => {
    await kill("create", "mute");
    expect(shop.counts).toEqual({ create: 1, pay: 0 });
    expect(await run()).toMatchObject({ code: 0, err: "" });
    done();
    expect(steps()).toEqual(["creating", "created", "paying", "paid"]);
  });

  it("was never created: it is created then", async () => {
    await kill("create", "lose");
    expect(shop.counts).toEqual({ create: 0, pay: 0 });
    expect(await run()).toMatchObject({ code: 0, err: "" });
    done();
    expect(steps()).toEqual(["creating", "creating", "created", "paying", "paid"]);
  });

  it("was created when the program was dead already, and had been started again", async () => {
    await kill("create", "late");
    expect(shop.counts).toEqual({ create: 0, pay: 0 });
    expect(await run([], PATIENT)).toMatchObject({ code: 0, err: "" });
    done();
    expect(steps()).toEqual(["creating", "created", "paying", "paid"]);
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
    expect(await run()).toMatchObject({ code: 2, err: expect.stringContaining("Ask PandaPon before paying again") });
    expect(shop.counts).toEqual({ create: 1, pay: 0 });
    expect(await run(["--may-pay-again"])).toMatchObject({ code: 0, err: "" });
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
    appendFileSync(journal, '{"number":"LZD-2025');
    expect(await run()).toMatchObject({ code: 0, err: "" });
    expect(await run()).toMatchObject({ code: 0, err: "" });
    done();
  });
});
