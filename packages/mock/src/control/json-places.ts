/** The positions of values and names in a JSON text, by path: `ids.0`, `orderAddress.zip`. UTF-16 offsets. */
export interface JsonPlace {
  readonly start: number;
  readonly end: number;
  /** Of a field: where its name stands. */
  readonly name?: { readonly start: number; readonly end: number };
}

const MOST_PLACES = 5000;

/** The places of a text that is JSON; as far as it can be read of one that is not. */
export function jsonPlaces(text: string): ReadonlyMap<string, JsonPlace> {
  const places = new Map<string, JsonPlace>();
  let at = 0;
  const space = (): void => {
    while (/\s/.test(text[at] ?? "")) at++;
  };
  const string = (): string | undefined => {
    const start = at;
    if (text[at] !== '"') return undefined;
    at++;
    while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
    at++;
    try {
      return JSON.parse(text.slice(start, at)) as string;
    } catch {
      return undefined;
    }
  };
  const value = (path: string, name?: { start: number; end: number }): boolean => {
    space();
    const start = at;
    const first = text[at];
    const isRead =
      first === "{" ? members(path) : first === "[" ? items(path) : first === '"' ? string() !== undefined : scalar();
    if (places.size < MOST_PLACES) places.set(path, { start, end: at, ...(name === undefined ? {} : { name }) });
    return isRead;
  };
  const scalar = (): boolean => {
    const [token] = /^[-+.\w]+/.exec(text.slice(at, at + 400)) ?? [""];
    at += token.length;
    return token !== "";
  };
  const members = (path: string): boolean => {
    at++;
    for (;;) {
      space();
      if (text[at] === "}") return at++ >= 0;
      const start = at;
      const name = string();
      if (name === undefined) return false;
      const place = { start, end: at };
      space();
      if (text[at++] !== ":") return false;
      if (!value(path === "" ? name : `${path}.${name}`, place)) return false;
      space();
      if (text[at] === ",") at++;
    }
  };
  const items = (path: string): boolean => {
    at++;
    for (let index = 0; ; index++) {
      space();
      if (text[at] === "]") return at++ >= 0;
      if (!value(path === "" ? String(index) : `${path}.${index}`)) return false;
      space();
      if (text[at] === ",") at++;
    }
  };
  value("");
  return places;
}

/** Bare numbers in a JSON text that `JSON.parse` would round. */
export function longNumbers(
  text: string,
): readonly { readonly path: string; readonly text: string; readonly parsed: string }[] {
  if (!/\d{16}/.test(text)) return [];
  return [...jsonPlaces(text)].flatMap(([path, { start, end }]) => {
    const token = text.slice(start, end);
    if (!/^-?\d{16,}$/.test(token)) return [];
    const parsed = String(Number(token));
    return parsed === token ? [] : [{ path, text: token, parsed }];
  });
}
