import type { Mock } from "../create-mock.ts";

/** What was called and what was not, once the mock stops. Empty if nothing was called. */
export function farewell(mock: Mock, called: ReadonlySet<string>, violations: number): string {
  if (called.size === 0) return "";
  const unused = mock.unusedRules().map(({ id, text }) => `  ${id}  ${text.en}`);
  const lines = [
    called.size === 1 ? "1 operation was called:" : `${called.size} operations were called:`,
    ...[...called].sort().map((id) => `  ${id}`),
    ...(violations > 0 ? [`${violations} ${violations === 1 ? "request" : "requests"} broke the description.`] : []),
    ...(unused.length > 0 ? ["Rules that answered fewer requests than they were set to:", ...unused] : []),
  ];
  return `\n${lines.join("\n")}\n`;
}
