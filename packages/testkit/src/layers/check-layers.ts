import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { circlesOf } from "./circles.ts";
import { type Import, importsOf, sourceFiles } from "./imports.ts";

/** A folder (`transport`, `transport/http`) or a file (`index.ts`), as a path from the root. */
export type Room = string;

export interface LayerRules {
  /** Folder with the sources. */
  readonly root: string | URL;
  /** From the ground up. A room imports from rooms below it; rooms in one array stand side by side and do not import each other. */
  readonly layers: readonly (Room | readonly Room[])[];
  /** Packages (and what is below them) that only some rooms may name: `{ "@stoplight": ["contract"] }`. */
  readonly packages?: Readonly<Record<string, readonly Room[]>>;
}

/**
 * Reads the import statements below `root`, and returns one sentence for each that runs against the layers, each circle of files, each
 * file outside the listed rooms, each room that has no file or is listed on two floors, and each package named outside its rooms. Empty: all is well.
 *
 * @throws Error if a file cannot be parsed
 */
export function checkLayers({ root, layers, packages = {} }: LayerRules): readonly string[] {
  const folder = root instanceof URL ? fileURLToPath(root) : resolve(root);
  const files = sourceFiles(folder);
  const listed = layers.flatMap((rooms, floor) => [rooms].flat().map((room) => [room, floor] as const));
  const floors = new Map(listed);
  const roomOf = (file: string): Room | undefined =>
    [...floors.keys()].filter((room) => isIn(file, room)).sort((a, b) => b.length - a.length)[0];

  const imports = files.flatMap((file) => importsOf(folder, file));
  return [
    ...files.filter((file) => roomOf(file) === undefined).map((file) => `${file} stands in none of the listed rooms`),
    ...listed.filter(([room, floor]) => floors.get(room) !== floor).map(([room]) => `${room} is listed twice`),
    ...[...floors.keys()]
      .filter((room) => !files.some((file) => roomOf(file) === room))
      .map((room) => `${room} is listed, but has no file`),
    ...imports.flatMap((one) => againstLayers(one, files, floors, roomOf)),
    ...imports.flatMap((one) => outsideRooms(one, packages)),
    ...circlesOf(arrowsOf(files, imports)).map((circle) => `circle: ${[...circle, circle[0]].join(" → ")}`),
  ];
}

const isIn = (file: string, room: Room): boolean => file === room || file.startsWith(`${room}/`);

function againstLayers(
  { from, to, line }: Import,
  files: readonly string[],
  floors: ReadonlyMap<Room, number>,
  roomOf: (file: string) => Room | undefined,
): readonly string[] {
  if (to === undefined) return [];
  const shown = `${from}:${line} imports ${to}`;
  if (!files.includes(to)) return /\.[cm]?tsx?$/.test(to) ? [`${shown}, which is not there`] : [];
  const [lower, higher] = [roomOf(to), roomOf(from)];
  if (lower === undefined || higher === undefined || lower === higher) return [];
  const [down, up] = [floors.get(lower) ?? 0, floors.get(higher) ?? 0];
  if (down < up) return [];
  return [`${shown}: ${lower} stands ${down === up ? "beside" : "above"} ${higher}`];
}

function outsideRooms(
  { from, to, specifier, line }: Import,
  packages: Readonly<Record<string, readonly Room[]>>,
): readonly string[] {
  if (to !== undefined) return [];
  return Object.entries(packages)
    .filter(([name]) => isIn(specifier, name))
    .filter(([, rooms]) => !rooms.some((room) => isIn(from, room)))
    .map(([, rooms]) => `${from}:${line} imports ${specifier}, which only ${rooms.join(", ")} may name`);
}

function arrowsOf(files: readonly string[], imports: readonly Import[]): ReadonlyMap<string, ReadonlySet<string>> {
  const arrows = new Map<string, Set<string>>(files.map((file) => [file, new Set<string>()]));
  for (const { from, to } of imports) if (to !== undefined) arrows.get(from)?.add(to);
  return arrows;
}
