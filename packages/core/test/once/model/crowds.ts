// For long random walks: too much to go through.
import { base, batch, FEW, marked, pay, placed, plain, type Scenario, third, twin, twinBatch, wide } from "./tasks.ts";

const left = { crashes: 2, failures: 1, pauses: 20 };
/** Where no refused order is made anyway, each order is the one of its key. */
const honest = [...FEW, "made"] as const;

export const crowds = {
  "three processes with the same key": {
    ...base,
    tasks: [marked, marked, marked],
    calls: 6,
    left: { crashes: 3, failures: 1, jumps: 1, pauses: 20 },
  },
  "three processes, orders known by their lines": {
    ...base,
    tasks: [plain, plain, plain],
    calls: 6,
    left: { crashes: 3, pauses: 20 },
  },
  "twins: keys of the same lines": { ...base, tasks: [plain, twin, plain], calls: 6, left: { crashes: 2, pauses: 20 } },
  "three keys of the same lines": {
    ...base,
    tasks: [plain, twin, third],
    calls: 8,
    left: { crashes: 2, pauses: 20 },
  },
  "two keys of the same lines, whose orders tell them apart": {
    ...base,
    tasks: [plain, twin],
    fates: honest,
    calls: 8,
    newestFirst: true,
    left,
  },
  "two keys of the same lines, and orders by hand": {
    ...base,
    tasks: [plain, twin],
    calls: 8,
    left: { ...left, hands: 2, jumps: 1 },
  },
  "two keys with a message that comes back": {
    ...base,
    tasks: [marked, { ...twin, hasMark: true }],
    marks: "unsure",
    fates: honest,
    calls: 8,
    left,
  },
  "three keys with a message that does not come back": {
    ...base,
    tasks: [marked, { ...twin, hasMark: true }, { ...third, hasMark: true }],
    marks: "hidden",
    calls: 8,
    left,
  },
  "a message beside none": { ...base, tasks: [marked, twin], marks: "unsure", calls: 8, left },
  "a number beside none": { ...base, tasks: [marked, twin, twin], calls: 8, left },
  "orders that have a line in common": { ...base, tasks: [wide, twin, third], fates: honest, calls: 8, left },
  "two batches of the same lines": {
    ...base,
    tasks: [batch, twinBatch, batch],
    fates: [...base.fates, "half made"],
    calls: 8,
    left,
  },
  "a batch beside orders of its lines": {
    ...base,
    tasks: [batch, twin, wide],
    fates: [...base.fates, "half made"],
    calls: 8,
    left,
  },
  "a batch in three processes": {
    ...base,
    tasks: [batch, batch, batch],
    fates: [...base.fates, "half made"],
    calls: 6,
    left: { crashes: 2, failures: 1, pauses: 20 },
  },
  "a payment in three processes": {
    ...base,
    tasks: [pay, pay, pay],
    orders: [placed],
    calls: 6,
    left: { crashes: 2, failures: 1, jumps: 1, pauses: 20 },
  },
} satisfies Record<string, Scenario>;
