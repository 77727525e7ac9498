import { randomUUID } from "node:crypto";
import { open, readFile, rename, stat, unlink, utimes } from "node:fs/promises";
import { hostname } from "node:os";

/** How often a holder shows that it lives. */
const HEARTBEAT_MS = 5000;
/** A holder that has not for this long is dead, even if its process number is in use. */
const DEAD_MS = 30_000;

/** The right of one process to write a file. */
export interface LockFile {
  /** Names this holder. */
  readonly holder: string;
  /** @throws Error Another process has taken the lock: nothing more may be written. */
  check(): Promise<void>;
  release(): Promise<void>;
}

/** @throws Error A process that lives holds the lock. */
export async function takeLock(path: string): Promise<LockFile> {
  const holder = randomUUID();
  const text = JSON.stringify({ holder, pid: process.pid, host: hostname() });
  for (let tries = 0; !(await create(path, text)); tries++) {
    const other = await readFile(path, "utf8").catch(() => undefined);
    if (other === undefined) continue;
    if (tries > 20 || (await isAlive(path, other))) throw new Error(`${path} is held by another process: ${other}`);
    await removeStale(path, other);
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
  try {
    const file = await open(path, "wx");
    try {
      await file.writeFile(text);
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === "EEXIST") return false;
    throw error;
  }
}

async function isAlive(path: string, text: string): Promise<boolean> {
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: 0 }));
  const age = Date.now() - mtimeMs;
  if (age > DEAD_MS) return false;
  const { pid, host } = parse(text);
  // Not written yet, or by a process of another machine: the heartbeat alone tells.
  if (typeof pid !== "number" || host !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: unknown }).code === "EPERM";
  }
}

/** Two processes may find the same dead lock: only the one that moves just this lock away goes on. */
async function removeStale(path: string, text: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  const moved = await readFile(aside, "utf8");
  // It was the fresh lock of a faster process, which gets it back.
  if (moved !== text) await create(path, moved);
  await unlink(aside);
}

function parse(text: string): { readonly pid?: unknown; readonly host?: unknown } {
  try {
    return JSON.parse(text) as { readonly pid?: unknown; readonly host?: unknown };
  } catch {
    return {};
  }
}
