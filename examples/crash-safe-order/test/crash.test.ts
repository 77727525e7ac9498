// The program is killed for good (SIGKILL) while its order or its payment is under way, then started again.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Mishap, openShop, type Step } from "./shop.ts";

const cwd = fileURLToPath(new URL("..", import.meta.url));
/** settleMs and sendMs: how long the program waits before it believes that something is not there. */
const PATIENT = { ONCE_MS: "6000,2000" };
const HASTY = { ONCE_MS: "300,2000" };

/** One shop, one journal, and the program between them. */
interface Bench {
  readonly shop: Awaited<ReturnType<typeof openShop>>;
  readonly journal: string;
  run(flags?: readonly string[], patience?: typeof HASTY): Promise<{ code: number; out: string; err: string }>;
  /** Starts the program, lets the mishap happen, and kills the program in the middle of it. */
  kill(step: Step, mishap: Mishap): Promise<void>;
  /** Expects one order, paid once. */
  done(): void;
  /** The states that the journal shows, in their order. */
  states(): string[];
}

async function openBench(folder: string): Promise<Bench> {
  const shop = await openShop();
  const journal = join(folder, "orders.journal");

  function start(
    flags: readonly string[],
    patience = HASTY,
  ): ChildProcess & { readonly stdout: NodeJS.ReadableStream } {
    const env = { ...process.env, ...shop.env, ...patience };
    return spawn(process.execPath, ["order.ts", journal, ...flags], {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    }) as never;
  }

  return {
    shop,
    journal,
    async run(flags = [], patience = HASTY) {
      const child = start(flags, patience);
      const [out, err, [code]] = await Promise.all([
        text(child.stdout),
        text(child.stderr as NodeJS.ReadableStream),
        once(child, "exit"),
      ]);
      return { code, out, err };
    },
    async kill(step, mishap) {
      const arrived = shop.plan(step, mishap);
      const child = start([]);
      const ended = once(child, "exit");
      await Promise.race([arrived, ended.then(() => Promise.reject(new Error("it ended too early")))]);
      child.kill("SIGKILL");
      const [code, signal] = await ended;
      expect({ code, signal }).toEqual({ code: null, signal: "SIGKILL" });
    },
    done() {
      expect(shop.counts).toEqual({ create: 1, pay: 1 });
      expect(shop.orders.map(({ sellerOrderNumber, status }) => [sellerOrderNumber, status])).toEqual([
        ["LZD-20250424-0001", "WAIT_SELLER_SEND_GOODS"],
      ]);
    },
    states: () =>
      readFileSync(journal, "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line.slice(9)) as { kind: string; state: string; attempts: object[] })
        .filter(({ kind }) => kind !== "claim")
        .map(({ kind, state, attempts }) => `${kind} ${state} ${attempts.length}`),
  };
}

/** Most of the time, the program waits: all of them wait at the same time. */
function check(name: string, story: (bench: Bench) => Promise<void>): void {
  it.concurrent(name, async () => {
    const folder = mkdtempSync(join(tmpdir(), "pandapon-crash-"));
    const bench = await openBench(folder);
    try {
      await story(bench);
    } finally {
      await bench.shop.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

describe("an order that is killed in the middle", () => {
  check(
    "is bought once when nothing happens, and not again when started again",
    async ({ journal, run, done, states }) => {
      expect(await run()).toMatchObject({
        code: 0,
        err: "",
        out: expect.stringContaining("1232730479761800001, paid"),
      });
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
      for (const secret of ["张三", "13800138000", "文三路"])
        expect(readFileSync(journal, "utf8")).not.toContain(secret);
    },
  );

  check(
    "was created, but the answer never came: it is found, not created again",
    async ({ shop, run, kill, done, states }) => {
      await kill("create", "mute");
      expect(shop.counts).toEqual({ create: 1, pay: 0 });
      expect(await run()).toMatchObject({ code: 0, err: "" });
      done();
      expect(states()).not.toContain("create sending 2");
    },
  );

  check("was never created: it is created then", async ({ shop, run, kill, done, states }) => {
    await kill("create", "lose");
    expect(shop.counts).toEqual({ create: 0, pay: 0 });
    expect(await run()).toMatchObject({ code: 0, err: "" });
    done();
    expect(states()).toContain("create sending 2");
  });

  check(
    "was created when the program was dead already, and had been started again",
    async ({ shop, run, kill, done, states }) => {
      await kill("create", "late");
      expect(shop.counts).toEqual({ create: 0, pay: 0 });
      expect(await run([], PATIENT)).toMatchObject({ code: 0, err: "" });
      done();
      expect(states()).not.toContain("create sending 2");
    },
  );

  check("was paid, but the answer never came: it is not paid again", async ({ shop, run, kill, done }) => {
    await kill("pay", "mute");
    expect(shop.counts).toEqual({ create: 1, pay: 1 });
    expect(await run()).toMatchObject({ code: 0, err: "" });
    done();
  });

  check("was paid when the program was dead already: it is not paid again", async ({ shop, run, kill, done }) => {
    await kill("pay", "late");
    expect(shop.counts).toEqual({ create: 1, pay: 0 });
    expect(await run([], PATIENT)).toMatchObject({ code: 0, err: "" });
    done();
  });

  check("was not paid: a person decides, then it is paid once", async ({ shop, run, kill, done }) => {
    await kill("pay", "lose");
    expect(await run()).toMatchObject({ code: 2, err: expect.stringContaining("Do NOT pay again") });
    expect(shop.counts).toEqual({ create: 1, pay: 0 });
    expect(await run(["--confirmed-unpaid-by=Li"])).toMatchObject({ code: 0, err: "" });
    done();
  });

  check("survives being killed again and again", async ({ run, kill, done }) => {
    await kill("create", "lose");
    await kill("create", "mute");
    await kill("pay", "mute");
    expect(await run()).toMatchObject({ code: 0, err: "" });
    done();
  });

  check(
    "takes a journal line that was cut off for one that was never written",
    async ({ journal, run, kill, done }) => {
      await kill("create", "mute");
      appendFileSync(journal, '1234abcd {"key":"create:LZD-2025');
      expect(await run()).toMatchObject({ code: 0, err: "" });
      expect(await run()).toMatchObject({ code: 0, err: "" });
      done();
    },
  );
});
