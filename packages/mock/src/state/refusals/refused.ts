import type { Reason } from "./reasons.ts";
import { reasons } from "./reasons.ts";

/** `code` of the envelope for every refusal of the world: the one business code of the description's failure examples. */
export const REFUSAL_CODE = 99100;

export interface RefusalText {
  readonly en: string;
  readonly zh: string;
}

/** Why the world refuses. The reason goes into `x-mock-code`. */
export interface Refusal {
  readonly reason: Reason;
  readonly code: number;
  readonly text: RefusalText;
}

/** Thrown inside a command; `run` turns it into an outcome and undoes the changes of the command. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.text.en);
    this.name = "Refused";
    this.refusal = refusal;
  }
}

/**
 * Refuses the command. The texts of the reason can be made more exact: `en` is added after the reason's own text, `zh` replaces it.
 *
 * @throws Refused Always.
 */
export function refuse(reason: Reason, text: Partial<RefusalText> = {}): never {
  const own = reasons[reason];
  throw new Refused({
    reason,
    code: REFUSAL_CODE,
    text: { en: text.en === undefined ? own.en : `${own.en}: ${text.en}`, zh: text.zh ?? own.zh },
  });
}
