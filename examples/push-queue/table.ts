// The same with one SQL table instead of a queue: for a shop that has a Postgres and no Redis.
import type { PGliteInterface, Transaction } from "@electric-sql/pglite";
import { type Push, parsePush } from "@pandapon/taobao";

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS push (
    key text PRIMARY KEY,
    raw text NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    due_at timestamptz NOT NULL DEFAULT now(),
    done_at timestamptz
  );
  CREATE INDEX IF NOT EXISTS push_due ON push (due_at) WHERE done_at IS NULL;
`;

export interface PushTable {
  /** For `accept` of the receiver: durable when it resolves, and a repeat changes nothing. */
  store(push: Push): Promise<void>;
  /**
   * Takes one push that is due. Its effect and the note that it is done are one transaction: both happen, or neither. A push that fails
   * waits twice as long each time. Several workers, on several machines, never take the same one (`SKIP LOCKED`).
   *
   * @returns Whether there was one.
   */
  work(apply: (transaction: Transaction, push: Push) => Promise<void>): Promise<boolean>;
}

/** @param db PGlite here; any client of Postgres that has `query` and `transaction` does. */
export async function createPushTable(db: PGliteInterface): Promise<PushTable> {
  await db.exec(SCHEMA);
  return {
    async store({ key, raw }) {
      await db.query("INSERT INTO push (key, raw) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING", [key, raw]);
    },
    async work(apply) {
      let taken: string | undefined;
      try {
        return await db.transaction(async (transaction) => {
          const { rows } = await transaction.query<{ key: string; raw: string }>(
            `SELECT key, raw FROM push WHERE done_at IS NULL AND due_at <= now()
             ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
          );
          const [row] = rows;
          if (!row) return false;
          taken = row.key;
          await apply(transaction, await parsePush(row.raw));
          await transaction.query("UPDATE push SET done_at = now() WHERE key = $1", [row.key]);
          return true;
        });
      } catch (error) {
        if (taken === undefined) throw error;
        await db.query(
          `UPDATE push SET attempts = attempts + 1, due_at = now() + interval '1 second' * power(2, least(attempts, 12))
           WHERE key = $1`,
          [taken],
        );
        return true;
      }
    },
  };
}
