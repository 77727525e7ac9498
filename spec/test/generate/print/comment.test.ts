import { describe, expect, it } from "vitest";
import { printComment } from "../../../tools/generate/print/comment.ts";
import { printLiteral } from "../../../tools/generate/print/literal.ts";

const long = "word ".repeat(22).trim();

describe("printComment", () => {
  it("keeps short text on one line", () => {
    expect(printComment("Meaning.", "  ")).toBe("  /** Meaning. */\n");
  });

  it("cannot be ended from inside", () => {
    expect(printComment("a */ b")).toBe("/** a *\\/ b */\n");
  });

  it("folds prose at the width of the page, together with the line that it was broken from", () => {
    const text = printComment(`${long}\nends here.\n\nShort.\nNot joined.`);
    expect(text.split("\n").every((line) => line.length <= 120)).toBe(true);
    expect(text).toContain(" word ends\n * here.\n");
    expect(text).toContain(" * Short.\n * Not joined.\n");
  });

  it("leaves tables and code alone, and hangs list items", () => {
    const table = `| ${long} | ${long} |`;
    expect(printComment(`${table}\n\n\`\`\`ts\n${long} ${long}\n\`\`\``)).toContain(` * ${table}\n`);
    expect(printComment(`- ${long} ${long}`)).toContain("\n *   word");
  });
});

describe("printLiteral", () => {
  it("writes one line where it fits, and one entry per line where not", () => {
    expect(printLiteral({ a: [1, "b"], "c-d": null })).toBe('{ a: [1, "b"], "c-d": null }');
    expect(printLiteral({ a: "x".repeat(120), b: {} })).toBe(`{\n  a: "${"x".repeat(120)}",\n  b: {},\n}`);
  });
});
