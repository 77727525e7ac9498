import { InputError } from "../errors/errors.ts";

/** Where a run stands. Its page is read again when it goes on: meanwhile orders may have moved on it. */
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
