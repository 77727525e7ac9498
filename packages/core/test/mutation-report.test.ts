import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { withScores } from "../mutation-report.ts";

const mutants = (...statuses: string[]) => ({ mutants: statuses.map((status) => ({ status })) });
const start =
  "# Mutation testing\n\nText.\n\n| folder | mutants | killed | by time-out | survived | not tried | score | measured |\n";

it("the scores of a run stand by folder, with their sum", () => {
  const report = {
    files: {
      "src/errors/hints.ts": mutants("Killed", "Survived"),
      "src/errors/thrown.ts": mutants("Killed", "Timeout", "NoCoverage", "Ignored"),
      "src/otel.ts": mutants("Killed"),
      "src/types/call.ts": mutants(),
    },
  };
  expect(withScores(start, report, "2025-04-24")).toBe(
    `${start}|---|---|---|---|---|---|---|---|
| errors | 6 | 2 | 1 | 2 | 1 | 60.0 % | 2025-04-24 |
| otel.ts | 1 | 1 | 0 | 0 | 0 | 100.0 % | 2025-04-24 |
| **all** | 7 | 3 | 1 | 2 | 1 | 66.7 % |  |
`,
  );
});

it("folders that a run did not touch keep their scores and their day", () => {
  const first = withScores(start, { files: { "src/errors/a.ts": mutants("Killed") } }, "2025-04-24");
  const second = withScores(first, { files: { "src/codec/a.ts": mutants("Survived") } }, "2025-05-01");
  expect(second).toContain("| errors | 1 | 1 | 0 | 0 | 0 | 100.0 % | 2025-04-24 |");
  expect(second).toContain("| codec | 1 | 0 | 0 | 1 | 0 | 0.0 % | 2025-05-01 |");
  expect(second.match(/^\| errors /gm)).toHaveLength(1);
  expect(withScores(second, { files: {} }, "2025-06-01")).toBe(second);
});

it("MUTATION.md has the table that the script writes", () => {
  const text = readFileSync(new URL("../MUTATION.md", import.meta.url), "utf8");
  expect(text).toContain("| folder | mutants | killed | by time-out | survived | not tried | score | measured |");
  expect(withScores(text, { files: {} }, "2025-04-24")).toBe(text);
});

it("MUTATION.md has each folder with code, and nine of ten mutants are killed", () => {
  const text = readFileSync(new URL("../MUTATION.md", import.meta.url), "utf8");
  const withoutCode = ["generated", "types", "index.ts"];
  const folders = readdirSync(new URL("../src", import.meta.url)).filter((name) => !withoutCode.includes(name));
  const rows = [...text.matchAll(/^\| (\S+) \| \d.*\| (\d+\.\d) % \|/gm)].map(([, name, score]) => [
    name,
    Number(score),
  ]);
  expect(rows.map(([name]) => name).filter((name) => name !== "**all**")).toEqual(folders.sort());
  expect(Object.fromEntries(rows)["**all**"]).toBeGreaterThanOrEqual(90);
});
