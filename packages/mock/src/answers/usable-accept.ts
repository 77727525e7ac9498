const RANGE = /^\s*[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+\s*(?:;\s*[\w!#$&^.+*-]+=(?:[\w!#$&^.+*-]+|"[^"]*")\s*)*$/;

/** The `accept` header; undefined if it is not a list of media ranges. */
export function usableAccept(accept: string | undefined): string | undefined {
  return accept?.split(",").every((part) => RANGE.test(part)) === true ? accept : undefined;
}
