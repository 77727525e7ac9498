/** How the numbers of one kind of id are divided among the worlds of a mock, so that no two of them make the same id. */
export interface Stretches {
  /** Numbers of each world. */
  readonly stretch: number;
  /** Stretches that the form of the id has room for; further worlds begin with the first one again. */
  readonly most: number;
}

/** Eight free digits. */
export const EIGHT_DIGITS: Stretches = { stretch: 50_000, most: 1600 };

/** Small numbers, as long as few worlds are needed. */
export const SMALL: Stretches = { stretch: 1000, most: 1_000_000 };
