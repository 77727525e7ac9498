/** What is special about the value at a path. Bits, so that several can meet. */
export const NUMBER_ID = 1;
export const TEXT_ID = 2;
export const JSON_TEXT = 4;

/** A place in a JSON tree, seen by a set of field paths: what is special here, and where to go on. */
export interface Place {
  /** Bits; 0 for a place on the way. */
  readonly marks: number;
  readonly names: ReadonlyMap<string, Place>;
  /** `names` as a list, which is quicker to go through. */
  readonly fields: readonly (readonly [name: string, place: Place])[];
  /** Items of arrays, and fields that are not in `names`. */
  readonly other: Place | undefined;
}

export type MarkedPaths = readonly (readonly [mark: number, paths: readonly string[] | undefined])[];

/**
 * Merges field paths into a tree (with loops for `**`) in which one look-up per field is enough, whatever patterns overlap.
 * `undefined` when there is no path.
 */
export const compilePaths = (marked: MarkedPaths): Place | undefined =>
  placeOf(
    marked.flatMap(([mark, paths = []]) => paths.map((path) => `${mark}.${path}`)),
    new Map(),
  );

/** @param rests What is left of each path, behind its mark: `1.data.*.id`. */
function placeOf(rests: Iterable<string>, known: Map<string, Place>): Place | undefined {
  const open = new Set(rests);
  // A set also visits what is added on the way. `**` also stands for no level at all.
  for (const rest of open) open.add(rest.replace(/^(\d+)\.\*\*/, "$1"));
  const id = [...open].sort().join();
  const seen = known.get(id);
  if (seen || !id) return seen;
  const names = new Map<string, Place>();
  const place = { marks: 0, names, fields: [] as [string, Place][], other: undefined as Place | undefined };
  known.set(id, place);
  const enter = (name: string): Place | undefined =>
    placeOf(
      [...open].flatMap((rest) => {
        const [mark, head, ...tail] = rest.split(".");
        if (head === "**") return rest;
        return head === name || head === "*" ? [mark, ...tail].join(".") : [];
      }),
      known,
    );
  place.other = enter("*");
  for (const rest of open) {
    const [mark, head] = rest.split(".");
    if (head === undefined) place.marks |= Number(mark);
    else if (!head.startsWith("*")) names.set(head, enter(head) as Place);
  }
  place.fields.push(...names);
  return place;
}
