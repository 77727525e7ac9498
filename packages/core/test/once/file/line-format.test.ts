import { describe, expect, it } from "vitest";
import { readJournal, readLine, writeLine } from "../../../src/once/file/line-format.ts";
import type { OnceRecord } from "../../../src/once/record.ts";

const record = (key: string): OnceRecord => ({
  key,
  kind: "create",
  inputHash: "ab",
  version: 1,
  state: "intended",
  attempts: [],
});
const line = writeLine(record("create:订单"));
const bytes = (...texts: string[]): Buffer => Buffer.from(texts.join(""));
const keys = (text: Buffer): string[] => readJournal(text).records.map(({ key }) => key);

describe("a line of a journal", () => {
  it("is a checksum of eight digits, and the record as JSON", () => {
    expect(line).toMatch(/^[\da-f]{8} \{.*\}\n$/);
    expect(readLine(line.trimEnd())).toEqual(record("create:订单"));
  });

  it("is not read when any sign of it was changed, left out or added", () => {
    const text = line.trimEnd();
    for (let at = 0; at < text.length; at++) {
      for (const changed of [
        `${text.slice(0, at)}#${text.slice(at + 1)}`,
        text.slice(0, at) + text.slice(at + 1),
        `${text.slice(0, at)}#${text.slice(at)}`,
      ])
        expect([changed, readLine(changed)]).toEqual([changed, undefined]);
    }
  });

  it("is not read when its sum is right, but no JSON follows", () => {
    expect(readLine("00000000 ")).toBeUndefined();
  });
});

describe("the bytes of a journal", () => {
  const [one, two, three] = ["create:A", "create:B", "create:C"].map((key) => writeLine(record(key))) as [
    string,
    string,
    string,
  ];
  const torn = two.slice(0, 30);

  it("are read up to their end, or to the torn end of the last write", () => {
    expect(readJournal(bytes())).toEqual({ records: [], length: 0 });
    for (const end of ["", torn, torn.slice(0, 1), two.trimEnd(), `${torn}\n`, `${torn}\n${torn}`, "\n", "\n\n"]) {
      const { records, length } = readJournal(bytes(one, end));
      expect([end, records.length, length]).toEqual([end, 1, one.length]);
    }
  });

  it("may begin with a torn line, if nothing whole follows", () => {
    expect(readJournal(bytes(torn))).toEqual({ records: [], length: 0 });
    expect(readJournal(bytes("\n"))).toEqual({ records: [], length: 0 });
  });

  it("are damaged when a whole line follows one that is not, at once or later", () => {
    for (const text of [
      [`${torn}\n`, three],
      ["\n", three],
      [`${torn}\n`, `${torn}\n`, three],
      [two.trimEnd(), one, three],
      [torn, "\n\n", three, torn],
    ])
      expect(() => readJournal(bytes(one, ...text))).toThrow(`the journal is damaged at byte ${one.length}`);
    expect(() => readJournal(bytes("\n", one))).toThrow("the journal is damaged at byte 0");
  });

  it("keep all records of a key, in the order in which they were written", () => {
    expect(keys(bytes(one, two, one))).toEqual(["create:A", "create:B", "create:A"]);
  });
});
