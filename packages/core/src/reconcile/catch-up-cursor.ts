import { InputError } from "../errors/errors.ts";

/** The position of a run. Its page is read again when the run continues: orders may have moved meanwhile. */
export interface CatchUpCursor {
  readonly page: number;
  readonly pageSize: number;
  /** When the first run began, by the local clock. */
  readonly startedAt: number;
}

export const writeCursor = ({ page, pageSize, startedAt }: CatchUpCursor): string => `${page}-${pageSize}-${startedAt}`;

/** @throws InputError The text is not a cursor of a run. */
export function readCursor(cursor: string): CatchUpCursor {
  const match = /^([1-9]\d{0,8})-([1-9]\d{0,8})-(\d{1,15})$/.exec(cursor);
  if (!match) {
    throw new InputError(`after: ${JSON.stringify(cursor)} is not a cursor`, {
      hint: "Pass `cursor` of the last order that you have finished, unchanged.",
    });
  }
  const [page = 1, pageSize = 1, startedAt = 0] = match.slice(1).map(Number);
  return { page, pageSize, startedAt };
}
