import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { takeLock } from "../../../src/once/file/lock-file.ts";

let folder = "";
let path = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lock-"));
  path = join(folder, "orders.lock");
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** A number that no process has. */
const DEAD_PID = 2 ** 30;
const lockOf = (more: object): string =>
  JSON.stringify({ holder: "other", pid: process.pid, host: hostname(), ...more });
const grow = (ms: number): Promise<void> => utimes(path, new Date(), new Date(Date.now() - ms));

describe("a lock", () => {
  it("says who holds it, and is gone when it is released", async () => {
    const lock = await takeLock(path);
    expect(JSON.parse(await readFile(path, "utf8"))).toEqual({
      holder: lock.holder,
      pid: process.pid,
      host: hostname(),
    });
    await expect(lock.check()).resolves.toBeUndefined();
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
    await lock.release();
  });

  it("is held by one process at a time", async () => {
    const lock = await takeLock(path);
    await expect(takeLock(path)).rejects.toThrow(`${path} is held by another process: ${await readFile(path, "utf8")}`);
    await lock.release();
    const next = await takeLock(path);
    expect(next.holder).not.toBe(lock.holder);
    await next.release();
  });

  it("that another process has taken over is neither believed nor taken away", async () => {
    const lock = await takeLock(path);
    await writeFile(path, lockOf({}));
    await expect(lock.check()).rejects.toThrow(`${path} was taken over by another process`);
    await lock.release();
    expect(await readFile(path, "utf8")).toBe(lockOf({}));
    await rm(path);
    await expect(lock.check()).rejects.toThrow("was taken over");
  });

  it("cannot be taken where it cannot be read", async () => {
    await mkdir(path);
    await expect(takeLock(path)).rejects.toMatchObject({ code: "EISDIR" });
    await rm(path, { recursive: true });
  });

  it("cannot be taken where no file can be made", async () => {
    await expect(takeLock(join(folder, "missing", "orders.lock"))).rejects.toMatchObject({ code: "ENOENT" });
  });
});

describe("the holder of a lock", () => {
  const age = async (): Promise<number> => Date.now() - (await stat(path)).mtimeMs;
  afterEach(() => {
    vi.useRealTimers();
  });

  it("shows every five seconds that it lives, until it releases it", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const lock = await takeLock(path);
    await grow(60_000);
    vi.advanceTimersByTime(4999);
    expect(await age()).toBeGreaterThan(50_000);
    vi.advanceTimersByTime(1);
    while ((await age()) > 50_000) await new Promise((resolve) => setImmediate(resolve));
    await lock.release();
    await writeFile(path, lockOf({}));
    await grow(60_000);
    vi.advanceTimersByTime(60_000);
    for (let looks = 0; looks < 10; looks++) expect(await age()).toBeGreaterThan(50_000);
  });

  it("does not continue for the sake of the lock alone", async () => {
    const timers = vi.spyOn(globalThis, "setInterval");
    const lock = await takeLock(path);
    const [beat] = timers.mock.results.map(({ value }) => value as NodeJS.Timeout);
    timers.mockRestore();
    expect(beat?.hasRef()).toBe(false);
    await lock.release();
  });
});

describe("a lock that is there", () => {
  it.each([
    ["a process of this machine that is gone", lockOf({ pid: DEAD_PID }), 0],
    ["a process that has shown no life for half a minute, though its number is in use", lockOf({}), 31_000],
    ["another machine, and has shown no life for half a minute", lockOf({ host: "other", pid: DEAD_PID }), 31_000],
    ["an unknown process, and has shown no life for half a minute", "{", 31_000],
  ])("is taken over from %s", async (_, text, age) => {
    await writeFile(path, text);
    await grow(age);
    const lock = await takeLock(path);
    expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ holder: lock.holder });
    expect(await readdir(folder)).toEqual(["orders.lock"]);
    await lock.release();
  });

  it.each([
    ["a process that lives", lockOf({}), 0],
    ["a process that lived 29 seconds ago", lockOf({}), 29_000],
    ["another machine, with any number there", lockOf({ host: "other", pid: DEAD_PID }), 0],
    ["a process that has not written its name yet", "", 0],
    ["a process that says no number", lockOf({ pid: String(DEAD_PID) }), 0],
  ])("stays with %s", async (_, text, age) => {
    await writeFile(path, text);
    await grow(age);
    await expect(takeLock(path)).rejects.toThrow("is held by another process");
    expect(await readFile(path, "utf8")).toBe(text);
  });

  it("stays with a process of another user, which cannot be asked", async () => {
    await writeFile(path, lockOf({ pid: DEAD_PID }));
    const kill = vi.spyOn(process, "kill").mockImplementation(() => {
      throw Object.assign(new Error("not permitted"), { code: "EPERM" });
    });
    try {
      await expect(takeLock(path)).rejects.toThrow("is held by another process");
    } finally {
      kill.mockRestore();
    }
  });

  it("goes to one of several that find it dead, however their steps fall", async () => {
    for (let round = 0; round < 60; round++) {
      await writeFile(path, lockOf({ pid: DEAD_PID }));
      const results = await Promise.allSettled(Array.from({ length: 5 }, () => takeLock(path)));
      const taken = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
      expect(taken).toHaveLength(1);
      for (const result of results)
        if (result.status === "rejected") expect(String(result.reason)).toContain("is held by another process");
      expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ holder: taken[0]?.holder });
      await taken[0]?.release();
      expect(await readdir(folder)).toEqual([]);
    }
  });
});
