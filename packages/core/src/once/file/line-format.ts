import { crc32 } from "node:zlib";
import type { OnceRecord } from "../record.ts";

const sumOf = (text: string): string => crc32(text).toString(16).padStart(8, "0");

/** A record as one line, with a checksum in front. */
export function writeLine(record: OnceRecord): string {
  const text = JSON.stringify(record);
  return `${sumOf(text)} ${text}\n`;
}

/** The record of a line; undefined when it was cut or changed. */
export function readLine(line: string): OnceRecord | undefined {
  const text = line.slice(9);
  if (line[8] !== " " || line.slice(0, 8) !== sumOf(text)) return undefined;
  try {
    return JSON.parse(text) as OnceRecord;
  } catch {
    return undefined;
  }
}

/** What a journal's bytes hold. */
export interface JournalText {
  readonly records: readonly OnceRecord[];
  /** Bytes of whole lines. The rest is the torn end of a write that never resolved. */
  readonly length: number;
}

/**
 * Reads up to the first line that is not whole.
 *
 * @throws Error Whole lines follow a line that is not whole: the file is damaged, not cut.
 */
export function readJournal(bytes: Buffer): JournalText {
  const records: OnceRecord[] = [];
  let length = 0;
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(10, start);
    const record = end < 0 ? undefined : readLine(bytes.toString("utf8", start, end));
    if (!record) {
      if (hasWholeLine(bytes, start)) throw new Error(`the journal is damaged at byte ${start}`);
      break;
    }
    records.push(record);
    start = end + 1;
    length = start;
  }
  return { records, length };
}

function hasWholeLine(bytes: Buffer, from: number): boolean {
  for (let start = bytes.indexOf(10, from) + 1; start > 0; start = bytes.indexOf(10, start) + 1) {
    const end = bytes.indexOf(10, start);
    if (end < 0) return false;
    if (readLine(bytes.toString("utf8", start, end))) return true;
  }
  return false;
}
