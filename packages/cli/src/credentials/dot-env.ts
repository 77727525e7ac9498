/** One value of a `.env` file. */
export interface DotEnvValue {
  readonly value: string;
  /** Why readers of such files disagree about it. */
  readonly doubt?: "hash" | "quote" | "twice";
}

/**
 * Reads `NAME=value` lines, also `NAME: value`: comments, `export`, quotes, and line ends of every system. Reports a doubt where
 * common readers of such files would find different values.
 */
export function readDotEnv(text: string): Record<string, DotEnvValue> {
  const found: Record<string, DotEnvValue> = {};
  for (const line of text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/)) {
    const match = /^\s*(?:export\s+)?([\w.]+)(?:\s*=\s*|\s*:\s+)(.*)$/.exec(line);
    if (!match) continue;
    const [, name = "", rest = ""] = match;
    const read = readValue(rest);
    const before = Object.hasOwn(found, name) ? found[name] : undefined;
    found[name] = before && before.value !== read.value ? { value: read.value, doubt: "twice" } : read;
  }
  return found;
}

function readValue(rest: string): DotEnvValue {
  const quoted = /^(["'`])(.*?)\1\s*(?:#.*)?$/.exec(rest);
  if (quoted) return { value: quoted[2] ?? "" };
  const value = rest.replace(/(^|\s)#.*$/, "").trim();
  if (/^["'`“”‘’]|["'`“”‘’]$/.test(value)) return { value, doubt: "quote" };
  return value.includes("#") ? { value, doubt: "hash" } : { value };
}
