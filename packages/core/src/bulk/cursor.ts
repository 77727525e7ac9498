import { InputError } from "../errors/errors.ts";

/** The progress of a run: how many ids are finished, and the last of them. A later run compares that id with its own input. */
export interface Position {
  readonly done: number;
  readonly lastId: string;
}

export function writeCursor({ done, lastId }: Position): string {
  return `${done}:${lastId}`;
}

/** @throws InputError The text is not a cursor. */
export function readCursor(cursor: string): Position {
  const match = /^([1-9]\d{0,14}):(.*)$/s.exec(cursor);
  if (!match) {
    throw new InputError(`"${cursor}" is not a cursor`, {
      hint: "Store `cursor` of the last item that you have finished, unchanged.",
    });
  }
  return { done: Number(match[1]), lastId: match[2] ?? "" };
}

/** Counts the ids before a position. */
export interface Skip {
  /** Counts the id. @throws InputError The id at the position differs from that of the earlier run. */
  isDone(id: string): boolean;
  /** @throws InputError The ids ended before the position. */
  end(): void;
}

export function skipTo({ done, lastId }: Position): Skip {
  let counted = 0;
  const check = (id: string | undefined): void => {
    if (id === lastId) return;
    throw new InputError(`the cursor does not fit these ids: number ${done} is ${id ?? "missing"}, not ${lastId}`, {
      hint: "Pass the same ids in the same order as in the run that the cursor comes from.",
    });
  };
  return {
    isDone(id) {
      if (counted === done) return false;
      counted++;
      if (counted === done) check(id);
      return true;
    },
    end() {
      if (counted < done) check(undefined);
    },
  };
}
