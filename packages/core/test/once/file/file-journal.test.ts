import { spawn } from "node:child_process";
import { once as event } from "node:events";
import {
  type FileHandle,
  mkdir,
  mkdtemp,
  open as openFile,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fileJournal } from "../../../src/once/file/file-journal.ts";
import { readJournal, writeLine } from "../../../src/once/file/line-format.ts";
import type { FileJournal, OnceRecord } from "../../../src/once/record.ts";

const record = (key: string, version: number, more: Partial<OnceRecord> = {}): OnceRecord => ({
  key: `create:${key}`,
  kind: "create",
  inputHash: "ab".repeat(32),
  version,
  state: "intended",
  attempts: [],
  ...more,
});

let folder: string;
let path: string;
const opened: FileJournal[] = [];
const open = (): FileJournal => {
  const journal = fileJournal(path);
  opened.push(journal);
  return journal;
};
const all = async (journal: FileJournal): Promise<string[]> => {
  const keys: string[] = [];
  for await (const { key, version } of journal.open()) keys.push(`${key} ${version}`);
  return keys;
};

/** The disk is full: the next write of a file leaves ten bytes and fails. */
async function failNextWrite(): Promise<FileHandle> {
  const file = await openFile(path);
  const handles = Object.getPrototypeOf(file) as FileHandle;
  const { write } = handles;
  const spy = vi.spyOn(handles, "write");
  spy.mockImplementationOnce(async function (this: FileHandle, line: unknown) {
    spy.mockRestore();
    await (write as (line: unknown, from: number, length: number) => Promise<unknown>).call(this, line, 0, 10);
    throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
  } as never);
  await file.close();
  return handles;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "once-"));
  path = join(folder, "orders.journal");
});
afterEach(async () => {
  for (const journal of opened.splice(0)) await journal.close();
  await rm(folder, { recursive: true, force: true });
});

describe("fileJournal", () => {
  it("keeps the latest record of each key, also for the process after it", async () => {
    const journal = open();
    expect(await journal.read("create:A")).toBeUndefined();
    expect(await journal.put(record("A", 1), 0)).toBe(true);
    expect(await journal.put(record("B", 1), 0)).toBe(true);
    expect(await journal.put(record("A", 2, { state: "settled" }), 1)).toBe(true);
    await journal.close();
    const next = open();
    expect(await next.read("create:A")).toMatchObject({ version: 2, state: "settled" });
    expect(await all(next)).toEqual(["create:B 1"]);
    expect(next.holder).not.toBe(journal.holder);
  });

  it("writes only over the version that was read, of two at the same time the first", async () => {
    const journal = open();
    const results = await Promise.all([1, 2, 3].map((n) => journal.put(record("A", 1, { inputHash: `${n}` }), 0)));
    expect(results).toEqual([true, false, false]);
    expect(await journal.put(record("A", 5), 4)).toBe(false);
    expect(await journal.read("create:A")).toMatchObject({ version: 1, inputHash: "1" });
  });

  it("reads what was durable, wherever its last write was cut, and writes on after it", async () => {
    const whole = [record("A", 1), record("B", 1), record("A", 2, { state: "doubtful" })].map(writeLine).join("");
    const bytes = Buffer.from(whole);
    const ends = [0];
    for (let at = 0; at < bytes.length; at++) if (bytes[at] === 10) ends.push(at + 1);
    for (let cut = 0; cut <= bytes.length; cut++) {
      await writeFile(path, bytes.subarray(0, cut));
      const journal = fileJournal(path);
      const lines = ends.filter((end) => end <= cut).length - 1;
      expect([cut, (await journal.read("create:A"))?.version]).toEqual([cut, [undefined, 1, 1, 2][lines]]);
      expect((await journal.read("create:B"))?.version).toBe(lines >= 2 ? 1 : undefined);
      await journal.close();
      if (cut % 37 === 0) {
        const next = fileJournal(path);
        expect(await next.put(record("C", 1), 0)).toBe(true);
        await next.close();
        expect(readJournal(await readFile(path)).records.at(-1)?.key).toBe("create:C");
      }
    }
  }, 60_000);

  it("refuses a file that was damaged in the middle: it cannot be relied on", async () => {
    const journal = open();
    for (const key of ["A", "B", "C"]) await journal.put(record(key, 1), 0);
    await journal.close();
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replace("create:B", "create:X"));
    await expect(open().read("create:A")).rejects.toThrow(/damaged at byte/);
  });

  it("belongs to one process at a time", async () => {
    const journal = open();
    await journal.put(record("A", 1), 0);
    await expect(open().read("create:A")).rejects.toThrow(/held by another process/);
    await journal.close();
    expect(await open().read("create:A")).toMatchObject({ version: 1 });
  });

  it("is taken over at once from a process that was killed", async () => {
    const script = `const { fileJournal } = await import(${JSON.stringify(new URL("../../../src/once/node.ts", import.meta.url).href)});
      const journal = fileJournal(${JSON.stringify(path)});
      await journal.put(${JSON.stringify(record("A", 1))}, 0);
      console.log("written");
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, [
      "--disable-warning=ExperimentalWarning",
      "--input-type=module",
      "-e",
      script,
    ]);
    await event(child.stdout, "data");
    await expect(open().read("create:A")).rejects.toThrow(/held by another process/);
    child.kill("SIGKILL");
    await event(child, "exit");
    expect(await open().read("create:A")).toMatchObject({ version: 1 });
  }, 20_000);

  it("writes nothing once another process has taken over", async () => {
    const journal = open();
    await journal.put(record("A", 1), 0);
    await writeFile(`${path}.lock`, "another process");
    await expect(journal.put(record("A", 2), 1)).rejects.toThrow(/taken over/);
    expect(readJournal(await readFile(path)).records).toHaveLength(1);
  });

  it("continues once the other process has let go of it, with what that one wrote", async () => {
    const journal = open();
    await journal.put(record("A", 1), 0);
    await writeFile(`${path}.lock`, "another process");
    await expect(journal.put(record("A", 2), 1)).rejects.toThrow(/taken over/);
    await expect(journal.read("create:A")).rejects.toThrow(/held by another process/);
    await writeFile(path, writeLine(record("A", 7)), { flag: "a" });
    await rm(`${path}.lock`);
    expect(await journal.read("create:A")).toMatchObject({ version: 7 });
    expect(await journal.put(record("A", 8), 7)).toBe(true);
  });

  it("cuts off what a failed write has left, and writes on", async () => {
    const journal = open();
    await journal.put(record("A", 1), 0);
    await failNextWrite();
    await expect(journal.put(record("A", 2), 1)).rejects.toMatchObject({ code: "ENOSPC" });
    expect(await journal.read("create:A")).toMatchObject({ version: 1 });
    expect(await readFile(path, "utf8")).toBe(writeLine(record("A", 1)));
    expect(await journal.put(record("A", 2), 1)).toBe(true);
    expect(readJournal(await readFile(path)).records).toHaveLength(2);
  });

  it("opens the file anew when even that fails, and writes on at once", async () => {
    const journal = open();
    await journal.put(record("A", 1), 0);
    const { holder } = journal;
    const handles = await failNextWrite();
    vi.spyOn(handles, "truncate").mockRejectedValueOnce(new Error("no such device"));
    const writes = [journal.put(record("A", 2), 1), journal.put(record("A", 2), 1), journal.read("create:A")];
    expect(await Promise.allSettled(writes)).toMatchObject([
      { status: "rejected", reason: { code: "ENOSPC" } },
      { status: "fulfilled", value: true },
      { status: "fulfilled", value: { version: 2 } },
    ]);
    vi.restoreAllMocks();
    expect(journal.holder).not.toBe(holder);
    expect(readJournal(await readFile(path)).records.map(({ version }) => version)).toEqual([1, 2]);
  });

  it("cuts off a torn last line before it writes", async () => {
    await writeFile(path, writeLine(record("A", 1)) + writeLine(record("B", 1)).slice(0, 50));
    const journal = open();
    expect(await journal.put(record("C", 1), 0)).toBe(true);
    expect(readJournal(await readFile(path)).records.map(({ key }) => key)).toEqual(["create:A", "create:C"]);
  });

  it("gives the lock back when the file cannot be opened", async () => {
    await mkdir(path);
    const journal = open();
    await expect(journal.read("create:A")).rejects.toMatchObject({ code: "EISDIR" });
    expect(await readdir(folder)).toEqual(["orders.journal"]);
    await rm(path, { recursive: true });
    expect(await journal.read("create:A")).toBeUndefined();
  });

  it("is rewritten with the current records when more than a mebibyte of it is out of date", async () => {
    const journal = open();
    const long = (version: number) => record("A", version, { inputHash: "x".repeat(300_000) });
    await journal.put(record("B", 1), 0);
    for (let version = 1; version <= 4; version++) await journal.put(long(version), version - 1);
    expect(readJournal(await readFile(path)).records).toHaveLength(5);
    await journal.put(long(5), 4);
    expect(await readFile(path, "utf8")).toBe(writeLine(record("B", 1)) + writeLine(long(5)));
    expect((await readdir(folder)).sort()).toEqual(["orders.journal", "orders.journal.lock"]);
    await journal.put(record("B", 2), 1);
    await journal.put(long(6), 5);
    expect(readJournal(await readFile(path)).records.map(({ key, version }) => `${key} ${version}`)).toEqual([
      "create:B 1",
      "create:A 5",
      "create:B 2",
      "create:A 6",
    ]);
  });

  it("is not written anew as long as more than half of it counts", async () => {
    const journal = open();
    await journal.put(record("B", 1, { inputHash: "x".repeat(1_500_000) }), 0);
    for (let version = 1; version <= 5; version++)
      await journal.put(record("A", version, { inputHash: "x".repeat(300_000) }), version - 1);
    expect(readJournal(await readFile(path)).records).toHaveLength(6);
  });

  it("drops outdated records when they are most of the file", async () => {
    const journal = open();
    const long = "x".repeat(40_000);
    for (let version = 1; version <= 60; version++) {
      await journal.put(record("A", version, { inputHash: long }), version - 1);
    }
    expect((await stat(path)).size).toBeLessThan(1_300_000);
    await journal.put(record("B", 1), 0);
    await journal.close();
    const next = open();
    expect(await next.read("create:A")).toMatchObject({ version: 60 });
    expect(await next.read("create:B")).toMatchObject({ version: 1 });
  });

  it.skipIf(process.platform === "win32")(
    "loses nothing that it said was written when the disk is full, and writes on when it is not",
    async () => {
      // A limit on the size of files acts as a full disk does: the last write is cut short.
      const script = `const { fileJournal } = await import(${JSON.stringify(new URL("../../../src/once/node.ts", import.meta.url).href)});
      const journal = fileJournal(${JSON.stringify(path)});
      let written = 0, failures = 0;
      while (failures < 3) {
        const record = { ...${JSON.stringify(record("A", 1))}, key: "create:" + written };
        await journal.put(record, 0).then(() => written++, () => failures++);
      }
      console.log(written, (await journal.read("create:0"))?.version, await journal.read("create:" + written) === undefined);`;
      const command = `trap '' XFSZ; ulimit -f 2; exec "$0" --disable-warning=ExperimentalWarning --input-type=module -e "$1"`;
      const child = spawn("bash", ["-c", command, process.execPath, script]);
      const [output] = (await event(child.stdout, "data")) as [Buffer];
      await event(child, "exit");
      const [written, version, isUnwritten] = output.toString().trim().split(" ");
      expect([version, isUnwritten]).toEqual(["1", "true"]);
      expect(Number(written)).toBeGreaterThan(3);
      const journal = open();
      for (let key = 0; key < Number(written); key++)
        expect(await journal.read(`create:${key}`)).toMatchObject({ version: 1 });
      expect(await journal.read(`create:${written}`)).toBeUndefined();
      expect(await journal.put(record("B", 1), 0)).toBe(true);
    },
    30_000,
  );

  it("does not read a line whose sum is right but that is not a record of JSON", () => {
    expect(readJournal(Buffer.from("00000000 \n")).records).toEqual([]);
    expect(readJournal(Buffer.from("")).records).toEqual([]);
  });

  it("needs a path", () => {
    for (const wrong of ["", undefined, 5]) expect(() => fileJournal(wrong as never)).toThrow(/path of a file/);
  });
});
