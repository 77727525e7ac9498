export type Path = readonly string[];

export interface IdField {
  path: Path;
  form?: "number" | "string";
}

/** The fields of a message that the client treats in a special way. */
export interface Fields {
  ids: IdField[];
  jsonText: Path[];
  /** Whole numbers that are not ids. */
  wholeNumbers: Path[];
  aliases: Path[][];
}
