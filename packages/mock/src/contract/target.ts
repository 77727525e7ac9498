/** A request target taken apart. Percent encodings are decoded per segment, so an encoded slash stays inside its segment. */
export interface Target {
  /** As sent, without the query. */
  readonly path: string;
  readonly segments: readonly string[];
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  /** As sent, without the question mark. */
  readonly queryText: string;
}

/** Throws URIError on a broken percent encoding. */
export function parseTarget(target: string): Target {
  const withoutOrigin = target.replace(/^https?:\/\/[^/?#]*/i, "");
  const withoutHash = withoutOrigin.split("#", 1)[0] ?? "";
  const mark = withoutHash.indexOf("?");
  const path = (mark < 0 ? withoutHash : withoutHash.slice(0, mark)) || "/";
  const queryText = mark < 0 ? "" : withoutHash.slice(mark + 1);
  return {
    path,
    segments: path.split("/").slice(1).map(decodeURIComponent),
    query: parseQuery(queryText),
    queryText,
  };
}

function parseQuery(text: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null);
  if (text === "") return query;
  for (const pair of text.split("&")) {
    if (pair === "") continue;
    const equals = pair.indexOf("=");
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? "" : decode(pair.slice(equals + 1));
    const before = query[name];
    if (before === undefined) query[name] = value;
    else if (typeof before === "string") query[name] = [before, value];
    else before.push(value);
  }
  return query;
}

const decode = (text: string): string => decodeURIComponent(text.replaceAll("+", " "));
