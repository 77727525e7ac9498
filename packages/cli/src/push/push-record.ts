/** A push as it arrived, one line of a recording. Private: the body may hold personal data, the header a signature. */
export interface PushRecord {
  readonly receivedAt: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The raw bytes in Base64. */
  readonly body: string;
}

/** @throws SyntaxError Not a recording of pushes. */
export function readPushRecords(text: string): PushRecord[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const record = JSON.parse(line) as Partial<PushRecord> | null;
      if (typeof record?.body !== "string" || typeof record.headers !== "object")
        throw new SyntaxError("not a recorded push");
      return record as PushRecord;
    });
}
