import { type FileHandle, open, readFile, rename, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { InputError } from "../../errors/errors.ts";
import type { FileJournal, OnceRecord } from "../record.ts";
import { readJournal, writeLine } from "./line-format.ts";
import { type LockFile, takeLock } from "./lock-file.ts";

/** The file is rewritten when this many bytes, and more than half of it, are out of date. */
const WASTE_BYTES = 1 << 20;

/** An open file and what it holds. */
interface OpenFile {
  readonly lock: LockFile;
  file: FileHandle;
  /** Bytes that are durable. */
  length: number;
  wasted: number;
  readonly records: Map<string, { readonly record: OnceRecord; readonly bytes: number }>;
}

/**
 * A journal in a file: a line of JSON for each write, on the disk before `put` resolves. One process at a time; a lock file beside it
 * keeps others out. Opened at the first use. A torn last line, as a crash leaves it, is dropped.
 *
 * @throws InputError The path is not a text.
 */
export function fileJournal(path: string): FileJournal {
  if (typeof path !== "string" || path === "") throw new InputError("fileJournal needs the path of a file");
  let opening: Promise<OpenFile> | undefined;
  let holder: string | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const opened = (): Promise<OpenFile> => {
    opening ??= openFile(path).then(
      (state) => {
        holder = state.lock.holder;
        return state;
      },
      (error: unknown) => {
        opening = undefined;
        throw error;
      },
    );
    return opening;
  };

  /** One after the other: each write must see the result of the one before. */
  function inTurn<T>(work: (state: OpenFile) => Promise<T>): Promise<T> {
    const mine = queue.then(async () => work(await opened()));
    queue = mine.catch(() => {});
    return mine;
  }

  async function close(): Promise<void> {
    const closing = opening;
    opening = undefined;
    await queue;
    const state = await closing?.catch(() => undefined);
    if (state) await shut(state);
  }

  return {
    get holder() {
      return holder;
    },
    read: (key) => inTurn(async ({ records }) => records.get(key)?.record),
    put: (record, expectedVersion) =>
      inTurn(async (state) => {
        if ((state.records.get(record.key)?.record.version ?? 0) !== expectedVersion) return false;
        await append(state, record).catch(async (error: unknown) => {
          await cutOff(state).catch(() => {
            opening = undefined;
            return shut(state);
          });
          throw error;
        });
        if (state.wasted > WASTE_BYTES && state.wasted > state.length / 2) await compact(path, state).catch(() => {});
        return true;
      }),
    async *open() {
      const open = await inTurn(async ({ records }) =>
        [...records.values()].map(({ record }) => record).filter(({ state }) => state !== "settled"),
      );
      yield* open;
    },
    close,
  };
}

async function openFile(path: string): Promise<OpenFile> {
  const lock = await takeLock(`${path}.lock`);
  try {
    const bytes = await readFile(path).catch((error: { code?: unknown }) => {
      if (error.code === "ENOENT") return Buffer.alloc(0);
      throw error;
    });
    const { records, length } = readJournal(bytes);
    const file = await open(path, "a");
    await file.truncate(length);
    await file.datasync();
    await syncFolder(path);
    const state: OpenFile = { lock, file, length, wasted: 0, records: new Map() };
    for (const record of records) note(state, record, Buffer.byteLength(writeLine(record)));
    return state;
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function append(state: OpenFile, record: OnceRecord): Promise<void> {
  await state.lock.check();
  const line = Buffer.from(writeLine(record));
  for (let written = 0; written < line.length; ) {
    const { bytesWritten } = await state.file.write(line, written);
    written += bytesWritten;
  }
  await state.file.datasync();
  state.length += line.length;
  note(state, record, line.length);
}

function note(state: OpenFile, record: OnceRecord, bytes: number): void {
  state.wasted += state.records.get(record.key)?.bytes ?? 0;
  state.records.set(record.key, { record, bytes });
}

/** After a failed write, for instance on a full disk: cuts off what it left. If that fails too, the file must be opened again. */
async function cutOff(state: OpenFile): Promise<void> {
  await state.lock.check();
  await state.file.truncate(state.length);
  await state.file.datasync();
}

async function shut({ file, lock }: OpenFile): Promise<void> {
  await file.close().catch(() => {});
  await lock.release();
}

/** Writes the current records to a new file, which replaces the old one. */
async function compact(path: string, state: OpenFile): Promise<void> {
  const aside = `${path}.compact`;
  const lines = [...state.records.values()].map(({ record }) => writeLine(record)).join("");
  try {
    const file = await open(aside, "w");
    await file.writeFile(lines);
    await file.datasync();
    await file.close();
    await state.lock.check();
    await rename(aside, path);
    await syncFolder(path);
  } catch (error) {
    await unlink(aside).catch(() => {});
    throw error;
  }
  const before = state.file;
  state.file = await open(path, "a");
  state.length = Buffer.byteLength(lines);
  state.wasted = 0;
  await before.close();
}

/** A new name is durable only when its folder is synced. Some systems cannot open folders, and do not need to. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), "r").catch(() => undefined);
  await folder?.sync().catch(() => {});
  await folder?.close();
}
