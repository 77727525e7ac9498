import { InputError } from "../errors/errors.ts";

/** A place in a sequence of ids: how many are done, and the last of them, to notice that the sequence is another one. */
export interface Place {
  readonly done: number;
  readonly lastId: string;
}

export function writeCursor({ done, lastId }: Place): string {
  return `${done}:${lastId}`;
}

/** @throws InputError The text is no cursor. */
export function readCursor(cursor: string): Place {
  const found = /^([1-9]\d{0,14}):(.*)$/s.exec(cursor);
  if (!found) {
    throw new InputError(`"${cursor}" is no cursor`, {
      hint: "Store `cursor` of the last item that you are done with, unchanged.",
    });
  }
  return { done: Number(found[1]), lastId: found[2] as string };
}

/**
 * Counts the ids that come in before a place, and notices when they are others than in the run that the place comes from.
 *
 * @returns A function that tells of each id whether it is done already.
 */
export function skipTo({ done, lastId }: Place): { isDone(id: string): boolean; end(): void } {
  let seen = 0;
  const check = (id: string | undefined): void => {
    if (id === lastId) return;
    throw new InputError(`the cursor does not fit these ids: number ${done} is ${id ?? "missing"}, not ${lastId}`, {
      hint: "Pass the same ids in the same order as in the run that the cursor comes from.",
    });
  };
  return {
    isDone(id) {
      if (seen === done) return false;
      seen++;
      if (seen === done) check(id);
      return true;
    },
    end() {
      if (seen < done) check(undefined);
    },
  };
}
