/** Reads `NAME=value` lines: comments, `export`, and single or double quotes, as the common `.env` readers take them. */
export function readDotEnv(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const line of text.replace(/^\uFEFF/, "").split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([\w.]+)\s*=\s*(.*)$/.exec(line);
    if (!match) continue;
    const [, name = "", rest = ""] = match;
    const quoted = /^(["'`])(.*?)\1\s*(?:#.*)?$/.exec(rest);
    found[name] = quoted ? (quoted[2] ?? "") : rest.replace(/(^|\s)#.*$/, "").trim();
  }
  return found;
}
