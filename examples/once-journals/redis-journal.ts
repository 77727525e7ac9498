// A journal in Redis, for several processes on several machines. One hash per key; every write is one script, so it happens whole or not.
import type { OnceJournal, OnceRecord } from "@pandapon/core/once";

/** What is used of node-redis. */
export interface Redis {
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
  hGet(key: string, field: string): Promise<string | null | undefined>;
  sMembers(key: string): Promise<string[]>;
  sendCommand(command: string[]): Promise<unknown>;
}

/** Writes only over the version that was read: of two processes, one wins. The lease stands in the record, and its fence with it. */
const PUT = `
  local version = tonumber(redis.call("HGET", KEYS[1], "version") or "0")
  if version ~= tonumber(ARGV[1]) then return 0 end
  redis.call("HSET", KEYS[1], "version", ARGV[2], "record", ARGV[3])
  if ARGV[4] == "1" then redis.call("SADD", KEYS[2], ARGV[5]) else redis.call("SREM", KEYS[2], ARGV[5]) end
  return 1`;

/**
 * Durable means what your Redis makes of it. With `appendonly yes` and `appendfsync always`, a write is on the disk when `put`
 * resolves. With `replicas`, `WAIT` holds it until so many replicas have it; a failover can still lose it. What Redis loses, the
 * platform may have: then a key may order twice. Where that matters more than speed, use a database.
 */
export function redisJournal(redis: Redis, { prefix = "once:", replicas = 0 } = {}): OnceJournal {
  const open = `${prefix}open`;
  return {
    async read(key) {
      const text = await redis.hGet(prefix + key, "record");
      return text ? (JSON.parse(text) as OnceRecord) : undefined;
    },
    async put(record, expectedVersion) {
      const { key, version, state } = record;
      const isOpen = state === "settled" ? "0" : "1";
      const written = await redis.eval(PUT, {
        keys: [prefix + key, open],
        arguments: [String(expectedVersion), String(version), JSON.stringify(record), isOpen, key],
      });
      if (written !== 1) return false;
      if (replicas > 0) {
        const reached = await redis.sendCommand(["WAIT", String(replicas), "1000"]);
        if (Number(reached) < replicas) throw new Error(`only ${String(reached)} of ${replicas} replicas have it`);
      }
      return true;
    },
    async *open() {
      for (const key of await redis.sMembers(open)) {
        const record = await this.read(key);
        if (record && record.state !== "settled") yield record;
      }
    },
  };
}
