/** 32 hex digits, as in real answers. They name a log entry and protect nothing, so they need no secure randomness. */
export const randomRequestId = (): string => hex8() + hex8() + hex8() + hex8();

const hex8 = (): string =>
  Math.floor(Math.random() * 0x1_0000_0000)
    .toString(16)
    .padStart(8, "0");

/** The same ids in every run, for snapshots: `00…01`, `00…02` … */
export function countingRequestIds(): () => string {
  let count = 0;
  return () => (++count).toString(16).padStart(32, "0");
}
