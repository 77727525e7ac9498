import { InputError } from "../errors/errors.ts";
import { PendingError } from "./errors.ts";
import type { OnceAttempt, OnceJournal, OnceRecord } from "./record.ts";

/** Searching the list may take long. But where lists settle fast, a dead process must not hold a key for long. */
const LEAST_LEASE_MS = 5000;
const MOST_LEASE_MS = 120_000;
/** Added to the end of a sending: time to record its outcome. */
const MOST_MARGIN_MS = 15_000;
const MAX_TRIES = 20;
const JOURNAL_AGAIN_MS = 1000;
const MAX_POLL_MS = 5000;

/** Another call of the same key wrote meanwhile, or the lease ran out: stop, and read again. */
export class LostLease extends Error {
  override readonly name = "LostLease";
}

/** The journal rejected. */
export class JournalFailed extends Error {
  override readonly name = "JournalFailed";
}

/** The key that an order belongs to. */
export interface OrderOwner {
  readonly key: string;
  /** The answer to the key's call named the order, or the order carries the key's text. False: only the lines are the same. */
  readonly isSure: boolean;
}

/** Reads and writes the records of one process, under leases. */
export interface KeySession {
  /**
   * Takes the lease of a key and returns its record; a settled record is returned without a lease.
   *
   * @param fresh Returns what a new record starts with; not called if the key has a record.
   * @throws InputError The key belongs to another input.
   * @throws PendingError Another call holds the lease.
   */
  acquire(start: OnceStart, fresh: () => Promise<Partial<OnceRecord>>): Promise<OnceRecord>;
  /** Writes a change of a record whose lease is held, or can be renewed. @throws LostLease */
  update(record: OnceRecord, change: Partial<OnceRecord>): Promise<OnceRecord>;
  /** A lease that covers a sending of this length; for 0, a search. */
  leaseFor(record: OnceRecord, sendMs: number): NonNullable<OnceRecord["lease"]>;
  /** Releases a lease that is still held, so that the next call need not wait for its end. Never throws. */
  release(key: string): Promise<void>;
  /** Claims an order for a key. False: it belongs to another key. */
  claim(orderId: string, owner: OrderOwner): Promise<boolean>;
  /** Reads the record without taking a lease. */
  read(key: string): Promise<OnceRecord | undefined>;
  ownerOf(orderId: string): Promise<OrderOwner | undefined>;
  open(): AsyncIterable<OnceRecord>;
  readonly owner: string;
}

/** The first version of a record. */
export type OnceStart = Pick<OnceRecord, "key" | "kind" | "inputHash">;

export function createKeySession(journal: OnceJournal, clock: () => number, settleMs: number): KeySession {
  const instance = crypto.randomUUID();
  const leaseMs = Math.min(Math.max(settleMs, LEAST_LEASE_MS), MOST_LEASE_MS);
  const ownerName = (): string => `${journal.holder ?? "shared"}:${instance}`;
  /** If only one process can hold the journal, leases of other holders belong to dead processes. */
  const isDead = (owner: string): boolean => journal.holder !== undefined && !owner.startsWith(`${journal.holder}:`);

  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      throw new JournalFailed("the journal failed", { cause });
    }
  };
  const read = (key: string): Promise<OnceRecord | undefined> => guarded(() => journal.read(key));
  /** The records whose leases are held. */
  const held = new Map<string, OnceRecord>();
  async function put(record: OnceRecord, version: number): Promise<boolean> {
    const isWritten = await guarded(() => journal.put(record, version));
    if (isWritten && record.lease && record.lease.until > 0) held.set(record.key, record);
    else held.delete(record.key);
    return isWritten;
  }

  async function release(key: string): Promise<void> {
    const record = held.get(key);
    if (!record?.lease) return;
    const free: OnceRecord = { ...record, version: record.version + 1, lease: { ...record.lease, until: 0 } };
    // If this fails, another process took the key meanwhile: nothing is left to release.
    await put(free, record.version).catch(() => false);
    // Forget the key also when the journal failed: otherwise an outage would keep every key in memory.
    held.delete(key);
  }

  const leaseFor = (record: Pick<OnceRecord, "lease">, sendMs: number): NonNullable<OnceRecord["lease"]> => ({
    owner: ownerName(),
    fence: (record.lease?.fence ?? 0) + (record.lease?.owner === ownerName() ? 0 : 1),
    until: clock() + (sendMs > 0 ? sendMs + Math.min(leaseMs, MOST_MARGIN_MS) : leaseMs),
  });

  async function acquire(start: OnceStart, fresh: () => Promise<Partial<OnceRecord>>): Promise<OnceRecord> {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const record = await read(start.key);
      if (!record) {
        const facts = await fresh();
        const made: OnceRecord = {
          ...start,
          ...facts,
          version: 1,
          state: "intended",
          attempts: [],
          lease: leaseFor({}, 0),
        };
        if (await put(made, 0)) return made;
        continue;
      }
      if (record.inputHash !== start.inputHash) {
        throw new InputError(`the key ${keyText(start.key)} was used with another input before`, {
          hint: "Nothing was sent. Use the input of the first call, or another key for another order.",
        });
      }
      if (record.state === "settled" && record.outcome?.state !== "refused") return record;
      const { lease } = record;
      if (lease && lease.owner !== ownerName() && lease.until > clock() && !isDead(lease.owner)) {
        throw new PendingError(`${keyText(start.key)}: another call of this key is under way`, {
          key: keyText(start.key),
          reason: "in-progress",
          // Most calls end long before their lease.
          askAgainAt: new Date(Math.min(lease.until + 1, clock() + MAX_POLL_MS)),
        });
      }
      const taken: OnceRecord = {
        ...record,
        version: record.version + 1,
        // The process that was sending died: the attempt may have arrived.
        state: record.state === "sending" ? "doubtful" : record.state,
        lease: leaseFor(record, 0),
      };
      if (await put(taken, record.version)) return taken;
    }
    throw new PendingError(`${keyText(start.key)}: other calls of this key are under way`, {
      key: keyText(start.key),
      reason: "in-progress",
      askAgainAt: new Date(clock() + JOURNAL_AGAIN_MS),
    });
  }

  async function update(record: OnceRecord, change: Partial<OnceRecord>): Promise<OnceRecord> {
    let { version } = record;
    // A search took longer than the lease. Take the key again if it is still free, and write only then.
    if (!record.lease || record.lease.until < clock()) {
      const renewed: OnceRecord = { ...record, version: version + 1, lease: leaseFor(record, 0) };
      if (!(await put(renewed, version))) throw new LostLease("the lease has run out");
      version++;
    }
    const next: OnceRecord = { ...record, ...change, version: version + 1 };
    if (!(await put(next, version))) throw new LostLease("another call of this key has taken over");
    return next;
  }

  const claimKey = (orderId: string): string => `order:${orderId.trim().toLowerCase()}`;

  async function ownerOf(orderId: string): Promise<OrderOwner | undefined> {
    const claim = await read(claimKey(orderId));
    return claim && { key: claim.inputHash, isSure: claim.isSure === true };
  }

  async function claim(orderId: string, { key, isSure }: OrderOwner): Promise<boolean> {
    const record: OnceRecord = {
      key: claimKey(orderId),
      kind: "claim",
      inputHash: key,
      version: 1,
      state: "settled",
      attempts: [],
      ...(isSure && { isSure }),
    };
    return (await put(record, 0)) || (await ownerOf(orderId))?.key === key;
  }

  async function* open(): AsyncGenerator<OnceRecord, void, undefined> {
    try {
      yield* journal.open();
    } catch (cause) {
      throw new JournalFailed("the journal failed", { cause });
    }
  }

  return {
    acquire,
    update,
    leaseFor,
    release,
    claim,
    read,
    ownerOf,
    open,
    get owner() {
      return ownerName();
    },
  };
}

/** The caller's own key. */
export const keyText = (recordKey: string): string => recordKey.slice(recordKey.indexOf(":") + 1);

/** Whether the platform may know of a key's call. */
export const mayHaveArrived = ({ attempts }: Pick<OnceRecord, "attempts">): boolean =>
  attempts.some(({ end }) => end !== "unsent");

/** The attempts, with a new outcome of the last one. */
export function endLast(
  attempts: readonly OnceAttempt[],
  end: NonNullable<OnceAttempt["end"]>,
  endedAt: number,
): readonly OnceAttempt[] {
  return attempts.map((attempt, index) => (index === attempts.length - 1 ? { ...attempt, end, endedAt } : attempt));
}
