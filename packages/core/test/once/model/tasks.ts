// What is ordered and paid, and the outcome.
import type { Search } from "./explore.ts";
import { BEFORE } from "./promises.ts";
import type { Fate, Line, Order, Task } from "./types.ts";

export type Scenario = Omit<Search, "protocol" | "maxStates">;

const red: Line = { sku: "red", quantity: 1 };
const blue: Line = { sku: "blue", quantity: 2 };
export const marked: Task = { kind: "create", key: "K", lines: [red], hasMark: true };
export const plain: Task = { kind: "create", key: "K", lines: [red] };
/** The same lines as `plain`, for two more keys. */
export const twin: Task = { ...plain, key: "L" };
export const third: Task = { ...plain, key: "M" };
/** One line in common with `plain`. */
export const wide: Task = { ...plain, key: "W", lines: [red, blue] };
export const batch: Task = { kind: "batch", key: "B", lines: [red, blue] };
export const twinBatch: Task = { ...batch, key: "C" };
export const pay: Task = { kind: "pay", key: "P", lines: [], orderIds: ["O1"] };
export const placed: Order = {
  id: "O1",
  key: BEFORE,
  mark: undefined,
  lines: [red],
  createdAt: Date.UTC(2026, 0, 5, 2, 59, 50),
  visibleAt: 0,
  isPaid: false,
  payments: 0,
};

/** Nothing to do with any key, but a moment at which time stops: the list shows it half-way. */
export const clockwork: Order = {
  ...placed,
  id: "O0",
  lines: [{ sku: "green", quantity: 1 }],
  visibleAt: Date.UTC(2026, 0, 5, 3, 1),
};

/** All that can become of a request. */
const ALL: readonly Fate[] = [
  "dropped",
  "unsent",
  "refused",
  "refused but made",
  "made",
  "made, shown late",
  "made late",
];
/** Those that differ most. */
export const FEW: readonly Fate[] = ["dropped", "made, shown late", "made late"];
export const base = { calls: 2, fates: ALL, lagMs: 119_000 } as const;
