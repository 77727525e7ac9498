// The check behind `npm run lint:words`: every word of the list is found, with its place and with advice.
import { describe, expect, it } from "vitest";
import { findWords, words } from "../../../../scripts/words.ts";

describe("the words to avoid", () => {
  it.each(words)("$example", ({ example, say }) => {
    expect(findWords("a.ts", `ok\n// ${example}\n`)).toEqual([expect.stringMatching(/^a\.ts:2: ".+": /)]);
    expect(findWords("a.ts", `// ${example}`)[0]).toContain(say);
  });

  it("are found across the lines of a comment, at the first of them", () => {
    expect(findWords("a.ts", "/**\n * It is taken\n * for a read.\n */")).toEqual([
      expect.stringContaining('a.ts:2: "taken * for"'),
    ]);
    expect(findWords("a.yaml", "description: |\n  Orders leave it by\n  themselves.")).toHaveLength(1);
  });

  it("are found in text, not in code of Markdown", () => {
    const markdown = "Nobody here.\n\n```text\nnobody there\n```\n";
    expect(findWords("a.md", markdown)).toEqual([expect.stringContaining("a.md:1:")]);
  });

  it.each([
    "There is no idempotency key.",
    "It is no longer valid.",
    "No more than four of them.",
    "It is not an array.",
    "The history of theirs.",
  ])("are not what this has: %s", (text) => {
    expect(findWords("a.ts", `// ${text}`)).toEqual([]);
  });

  it("are allowed in the list itself", () => {
    expect(findWords("scripts/words.ts", "nobody")).toEqual([]);
  });
});
