/** What is special about the value at a path. Bits, because several may apply to one value. */
export const NUMBER_ID = 1;
export const TEXT_ID = 2;
export const JSON_TEXT = 4;
export const WHOLE_NUMBER = 8;

/** A position in a JSON tree for a set of field paths: what is special about it, and which fields lead further. */
export interface PathNode {
  /** Bits; 0 if the node only leads further. */
  readonly flags: number;
  readonly names: ReadonlyMap<string, PathNode>;
  /** `names` as a list, which is faster to iterate. */
  readonly fields: readonly (readonly [name: string, node: PathNode])[];
  /** Items of arrays, and fields that are not in `names`. */
  readonly other: PathNode | undefined;
}

export type FlaggedPaths = readonly (readonly [flag: number, paths: readonly string[] | undefined])[];

/**
 * Merges field paths into a tree (with loops for `**`) in which one look-up per field is enough, even where patterns overlap.
 * Returns `undefined` without paths.
 */
export const compilePaths = (marked: FlaggedPaths): PathNode | undefined =>
  nodeOf(
    marked.flatMap(([flag, paths = []]) => paths.map((path) => `${flag}.${path}`)),
    new Map(),
  );

/** @param rests The rest of each path, after its flag: `1.data.*.id`. */
function nodeOf(rests: Iterable<string>, known: Map<string, PathNode>): PathNode | undefined {
  const open = new Set(rests);
  // The loop also visits items added to the set meanwhile. `**` also matches zero levels.
  for (const rest of open) open.add(rest.replace(/^(\d+)\.\*\*/, "$1"));
  const id = [...open].sort().join();
  const seen = known.get(id);
  if (seen || !id) return seen;
  const names = new Map<string, PathNode>();
  const node = { flags: 0, names, fields: [] as [string, PathNode][], other: undefined as PathNode | undefined };
  known.set(id, node);
  const enter = (name: string): PathNode | undefined =>
    nodeOf(
      [...open].flatMap((rest) => {
        const [flag, head, ...tail] = rest.split(".");
        if (head === "**") return rest;
        return head === name || head === "*" ? [flag, ...tail].join(".") : [];
      }),
      known,
    );
  node.other = enter("*");
  for (const rest of open) {
    const [flag, head] = rest.split(".");
    if (head === undefined) node.flags |= Number(flag);
    else if (!head.startsWith("*")) names.set(head, enter(head) as PathNode);
  }
  node.fields.push(...names);
  return node;
}
