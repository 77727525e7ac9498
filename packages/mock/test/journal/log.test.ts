import { describe, expect, test } from "vitest";
import type { JournalEntry } from "../../src/journal/entry.ts";
import { logLine } from "../../src/journal/log.ts";

const entry = (more: Partial<JournalEntry>): JournalEntry => ({
  kind: "request",
  number: 1,
  at: 0,
  method: "GET",
  path: "/v2/x",
  query: {},
  headers: {},
  params: {},
  rawBody: "",
  status: 200,
  violations: [],
  violationCount: 0,
  warnings: [],
  answerViolations: [],
  answer: { headers: {}, rawBody: "" },
  ms: 1,
  ...more,
});

describe("a line of the log", () => {
  const hostile = "\u001b[2J\u202e中文\u0007\u2028";
  const violation = { location: ["body", "x"], rule: "enum", message: { en: `found "${hostile}"`, zh: "" } };

  test.each(["text", "json"] as const)(
    "as %s holds no control character and no mark that turns text around",
    (format) => {
      const line = logLine(
        entry({ path: `/${hostile}`, reason: "violation", violations: [violation], violationCount: 1 }),
        format,
      );
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
      expect(line).toContain("中文");
      if (format === "json") expect(JSON.parse(line)).toMatchObject({ status: 200 });
    },
  );

  test("reports what was ignored", () => {
    const warning = {
      location: ["query", "itemid"],
      rule: "unknown-name" as const,
      message: { en: 'the query has no "itemid"', zh: "" },
    };
    expect(logLine(entry({ warnings: [warning] }), "text")).toContain('! the query has no "itemid"');
  });
});
