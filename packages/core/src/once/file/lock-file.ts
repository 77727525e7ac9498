import { randomUUID } from "node:crypto";
import { type FileHandle, open, readFile, unlink, utimes } from "node:fs/promises";
import { hostname } from "node:os";

/** How often a holder shows that it lives. */
const HEARTBEAT_MS = 5000;
/** A holder without a sign of life for this long is dead, even if its process number is in use. */
const DEAD_MS = 30_000;

/** The right of one process to write a file. */
export interface LockFile {
  /** Names this holder. */
  readonly holder: string;
  /** @throws Error Another process took the lock: nothing more may be written. */
  check(): Promise<void>;
  release(): Promise<void>;
}

/** @throws Error A running process holds the lock. */
export async function takeLock(path: string): Promise<LockFile> {
  const holder = randomUUID();
  const text = JSON.stringify({ holder, pid: process.pid, host: hostname() });
  for (let tries = 0; !(await create(path, text)); tries++) {
    const other = await read(path);
    if (other === undefined) continue;
    if (tries > 20 || isAlive(other)) throw new Error(`${path} is held by another process: ${other.text}`);
    await removeDead(path, other);
  }
  const beat = (): void => {
    const now = new Date();
    utimes(path, now, now).catch(() => {});
  };
  const timer = setInterval(beat, HEARTBEAT_MS);
  timer.unref();
  return {
    holder,
    async check() {
      const found = await readFile(path, "utf8").catch(() => undefined);
      if (found !== text) throw new Error(`${path} was taken over by another process`);
    },
    async release() {
      clearInterval(timer);
      const found = await readFile(path, "utf8").catch(() => undefined);
      if (found === text) await unlink(path).catch(() => {});
    },
  };
}

async function create(path: string, text: string): Promise<boolean> {
  const file = await openUnless("EEXIST", path, "wx");
  if (!file) return false;
  try {
    await file.writeFile(text);
    return true;
  } catch (error) {
    // An empty lock would keep other processes out for half a minute.
    await unlink(path).catch(() => {});
    throw error;
  } finally {
    await file.close();
  }
}

/** What a lock says, and when its holder last showed that it lives. */
interface Found {
  readonly text: string;
  readonly beatAt: number;
}

/** Reads text and time through one handle: another lock may stand at the path a moment later. */
async function read(path: string): Promise<Found | undefined> {
  const file = await openUnless("ENOENT", path, "r");
  if (!file) return undefined;
  try {
    return { text: await file.readFile("utf8"), beatAt: (await file.stat()).mtimeMs };
  } finally {
    await file.close();
  }
}

async function openUnless(code: string, path: string, flags: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, flags);
  } catch (error) {
    if ((error as { code?: unknown }).code === code) return undefined;
    throw error;
  }
}

function isAlive({ text, beatAt }: Found): boolean {
  if (Date.now() - beatAt > DEAD_MS) return false;
  const { pid, host } = parse(text);
  // Not written yet, or written on another machine: only the heartbeat tells whether the holder is alive.
  if (typeof pid !== "number" || host !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: unknown }).code === "EPERM";
  }
}

/**
 * Several processes may find the same dead lock, and a slow one of them must not remove the fresh lock of a faster one: so they take
 * turns, by a lock of its own, and look again when it is their turn.
 */
async function removeDead(path: string, dead: Found): Promise<void> {
  const turn = await takeLock(`${path}.takeover`).catch(() => undefined);
  if (!turn) return;
  try {
    const found = await read(path);
    if (found?.text === dead.text && !isAlive(found)) await unlink(path);
  } finally {
    await turn.release();
  }
}

function parse(text: string): { readonly pid?: unknown; readonly host?: unknown } {
  try {
    return JSON.parse(text) as { readonly pid?: unknown; readonly host?: unknown };
  } catch {
    return {};
  }
}
