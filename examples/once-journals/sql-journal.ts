// A journal in Postgres: one table, the version in the WHERE. The database is what several processes agree on.
import type { OnceJournal, OnceRecord } from "@pandapon/core/once";

/** What is used of a client: `pg` and PGlite have it. */
export interface Sql {
  query(text: string, values?: unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
}

export const TABLE = `
  CREATE TABLE IF NOT EXISTS once_keys (
    key text PRIMARY KEY,
    version integer NOT NULL,
    is_open boolean NOT NULL,
    record jsonb NOT NULL
  );
  CREATE INDEX IF NOT EXISTS once_keys_open ON once_keys (key) WHERE is_open;`;

const INSERT = `
  INSERT INTO once_keys (key, version, is_open, record) VALUES ($1, $2, $3, $4)
  ON CONFLICT (key) DO NOTHING RETURNING key`;

const UPDATE = `
  UPDATE once_keys SET version = $2, is_open = $3, record = $4
  WHERE key = $1 AND version = $5 RETURNING key`;

/** Durable with `synchronous_commit = on`, which is the default. Use it outside your own transactions: a rollback would forget. */
export function sqlJournal(sql: Sql): OnceJournal {
  const recordsOf = ({ rows }: { readonly rows: readonly unknown[] }): OnceRecord[] =>
    rows.map((row) => (row as { readonly record: OnceRecord }).record);
  return {
    read: async (key) => recordsOf(await sql.query("SELECT record FROM once_keys WHERE key = $1", [key]))[0],
    async put(record, expectedVersion) {
      const values = [record.key, record.version, record.state !== "settled", JSON.stringify(record)];
      const { rows } =
        expectedVersion === 0 ? await sql.query(INSERT, values) : await sql.query(UPDATE, [...values, expectedVersion]);
      return rows.length === 1;
    },
    async *open() {
      yield* recordsOf(await sql.query("SELECT record FROM once_keys WHERE is_open ORDER BY key"));
    },
  };
}
