// What is gone through, and what must be noticed.
import type { Search } from "./explore.ts";
import type { Edit } from "./faults.ts";
import { BEFORE } from "./promises.ts";
import type { Fate, Line, Order, Task } from "./types.ts";

export type Scenario = Omit<Search, "protocol" | "maxStates">;

const red: Line = { sku: "red", quantity: 1 };
const blue: Line = { sku: "blue", quantity: 2 };
const marked: Task = { kind: "create", key: "K", lines: [red], hasMark: true };
const plain: Task = { kind: "create", key: "K", lines: [red] };
const twin: Task = { ...plain, key: "L" };
const batch: Task = { kind: "batch", key: "B", lines: [red, blue] };
const pay: Task = { kind: "pay", key: "P", lines: [], orderIds: ["O1"] };
const placed: Order = {
  id: "O1",
  key: BEFORE,
  mark: undefined,
  lines: [red],
  createdAt: Date.UTC(2026, 0, 5, 2, 59, 50),
  visibleAt: 0,
  isPaid: false,
  payments: 0,
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
const FEW: readonly Fate[] = ["dropped", "made, shown late", "made late"];
const base = { calls: 2, fates: ALL, lagMs: 119_000 } as const;

/** What time and luck may do, in a run that takes seconds and in a full one that takes minutes. */
interface Reach {
  readonly left: NonNullable<Scenario["left"]>;
  readonly full: NonNullable<Scenario["left"]>;
}

export const scenarios = {
  "one process, an order with a number": {
    ...base,
    tasks: [marked],
    fates: [...FEW, "refused but made"],
    calls: 3,
    left: { crashes: 1, pauses: 1 },
    full: { crashes: 2, pauses: 2 },
  },
  "one process, an order known by its lines, one of which was there before": {
    ...base,
    tasks: [plain],
    orders: [placed],
    left: { crashes: 1, pauses: 1 },
    full: { crashes: 1, pauses: 3 },
  },
  "one process that keeps its memory": {
    ...base,
    tasks: [marked],
    fates: FEW,
    keepsMemory: true,
    left: { crashes: 1, pauses: 1 },
    full: { crashes: 1, pauses: 2 },
  },
  "two processes with the same key, two calls each, one of which dies": {
    ...base,
    tasks: [marked, marked],
    left: { crashes: 1, pauses: 0 },
    full: { crashes: 1, pauses: 1 },
  },
  "two processes, whose answers come late": {
    ...base,
    tasks: [marked, marked],
    calls: 1,
    left: { crashes: 1, pauses: 1 },
    full: { crashes: 1, pauses: 2 },
  },
  "two processes, an order known by its lines": {
    ...base,
    tasks: [plain, plain],
    fates: FEW,
    left: { crashes: 1, pauses: 0 },
    full: { crashes: 1, pauses: 1 },
  },
  "a journal that fails": {
    ...base,
    tasks: [marked],
    fates: FEW,
    calls: 3,
    left: { crashes: 1, failures: 1, pauses: 0 },
    full: { crashes: 1, failures: 1, pauses: 2 },
  },
  "a journal that fails, in two processes": {
    ...base,
    tasks: [marked, marked],
    fates: FEW,
    left: { failures: 1, pauses: 0 },
    full: { crashes: 1, failures: 1, pauses: 0 },
  },
  "a clock that jumps": {
    ...base,
    tasks: [marked],
    fates: FEW,
    left: { crashes: 1, jumps: 1, pauses: 0 },
    full: { crashes: 1, jumps: 2, pauses: 1 },
  },
  "an order by hand": {
    ...base,
    tasks: [plain],
    fates: FEW,
    left: { crashes: 1, hands: 1, pauses: 0 },
    full: { crashes: 1, hands: 1, pauses: 2 },
  },
  "an order by hand beside one with a number": {
    ...base,
    tasks: [marked],
    fates: FEW,
    left: { crashes: 1, hands: 1, pauses: 0 },
    full: { crashes: 1, hands: 2, pauses: 1 },
  },
  "twins: two keys of the same lines": {
    ...base,
    tasks: [plain, twin],
    fates: FEW,
    left: { pauses: 0 },
    full: { crashes: 1, pauses: 0 },
  },
  "a batch with partial success": {
    ...base,
    tasks: [batch],
    fates: [...FEW, "refused but made", "half made"],
    left: { crashes: 1, pauses: 0 },
    full: { crashes: 1, pauses: 2 },
  },
  "a batch in two processes": {
    ...base,
    tasks: [batch, batch],
    fates: [...FEW, "half made"],
    calls: 1,
    left: { crashes: 1, pauses: 0 },
    full: { crashes: 1, pauses: 1 },
  },
  "a batch beside an order of one of its lines": {
    ...base,
    tasks: [batch, plain],
    fates: ["dropped", "made, shown late", "half made"],
    calls: 1,
    left: { crashes: 1, pauses: 0 },
    full: { crashes: 1, pauses: 1 },
  },
  "a payment in one process": {
    ...base,
    tasks: [pay],
    orders: [placed],
    fates: ["dropped", "refused", "refused but made", "made", "made late"],
    left: { crashes: 1, pauses: 1 },
    full: { crashes: 2, pauses: 2 },
  },
  "a payment in two processes": {
    ...base,
    tasks: [pay, pay],
    orders: [placed],
    fates: ["dropped", "made", "made late"],
    left: { crashes: 1, pauses: 0 },
    full: { crashes: 1, pauses: 1 },
  },
} satisfies Record<string, Scenario & Reach>;

/** For long random walks: too much to go through. */
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
    tasks: [plain, twin, { ...plain, key: "M" }],
    calls: 8,
    left: { crashes: 2, pauses: 20 },
  },
  "a batch in three processes": {
    ...base,
    tasks: [batch, batch, batch],
    fates: [...ALL, "half made"],
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

export interface Fault {
  readonly rule: string;
  /** Where it shows. */
  readonly scenario: keyof typeof scenarios;
  /** What else it takes to see it. */
  readonly more?: Partial<Scenario>;
  readonly edits: readonly Edit[];
}

/** Each rule of the protocol, taken out. */
export const faults: readonly Fault[] = [
  {
    rule: "R1: that it is about to be sent is written down first",
    scenario: "one process, an order with a number",
    edits: [
      {
        file: "key-session.ts",
        from: "const next: OnceRecord = { ...record, ...change, version: version + 1 };",
        to: 'if (change.state === "sending") return record; const next: OnceRecord = { ...record, ...change, version: version + 1 };',
      },
    ],
  },
  {
    rule: "R2: who does not win the lease does not send",
    scenario: "two processes with the same key, two calls each, one of which dies",
    edits: [
      { file: "key-session.ts", from: "if (await put(made, 0)) return made;", to: "await put(made, 0); return made;" },
      {
        file: "key-session.ts",
        from: "if (await put(taken, record.version)) return taken;",
        to: "await put(taken, record.version); return taken;",
      },
      {
        file: "key-session.ts",
        from: 'if (!(await put(next, version))) throw new LostLease("another call of this key has taken over");',
        to: "await put(next, version);",
      },
    ],
  },
  {
    rule: "R3: nothing leaves when the lease may have run out",
    scenario: "two processes, whose answers come late",
    more: { calls: 2, fates: FEW, left: { crashes: 0, pauses: 1 } },
    edits: [{ file: "send-once.ts", from: "deadlineMs: leftMs }", to: "deadlineMs: 600_000 }" }],
  },
  {
    rule: "R5: an attempt of a dead process may have arrived",
    scenario: "one process, an order with a number",
    edits: [
      {
        file: "key-session.ts",
        from: 'attempts.some(({ end }) => end !== "unsent");',
        to: 'attempts.some(({ end }) => end !== undefined && end !== "unsent");',
      },
    ],
  },
  {
    rule: "R6: after a refusal the list is searched before anything is sent",
    scenario: "one process, an order with a number",
    edits: [
      {
        file: "create-order.ts",
        from: "if (!mayHaveArrived(record)) return attempt",
        to: 'if (!mayHaveArrived(record) || record.state === "settled") return attempt',
      },
    ],
  },
  {
    rule: "R7: an order that does not show is believed to be missing only after its time",
    scenario: "one process, an order with a number",
    edits: [{ file: "find-order.ts", from: 'if (waitMs > 0) throw pending("too-early", waitMs);', to: "" }],
  },
  {
    rule: "R8: what cannot be told is not sent again",
    scenario: "an order by hand",
    edits: [
      {
        file: "find-order.ts",
        from: "    throw ambiguous(result.reason, result.orders);\n  }",
        to: '    return { state: "not-found" };\n  }',
      },
    ],
  },
  {
    rule: "R8: orders that were there before are others",
    scenario: "one process, an order known by its lines, one of which was there before",
    edits: [{ file: "create-order.ts", from: "knownBefore: await lookalikes(context, lines)", to: "knownBefore: []" }],
  },
  {
    rule: "R8: an order belongs to one key",
    scenario: "twins: two keys of the same lines",
    edits: [
      {
        file: "key-session.ts",
        from: "return (await put(record, 0)) || (await ownerOf(orderId)) === key;",
        to: "await put(record, 0); return true;",
      },
      { file: "find-order.ts", from: "else if (owner !== undefined) foreign.push(id);", to: "" },
      { file: "find-order.ts", from: 'if (twins > 0) throw pending("twin", Math.max(waitMs, AGAIN_MS));', to: "" },
    ],
  },
  {
    rule: "R10: both clocks have to agree that its time is over",
    scenario: "a clock that jumps",
    edits: [
      {
        file: "server-time.ts",
        from: "if (serverTimeAtSend !== undefined && now.server !== undefined) {",
        to: "if (serverTimeAtSend === -1 && now.server !== undefined) {",
      },
    ],
  },
  {
    rule: "R11: of twins in doubt, none takes the order of the other",
    scenario: "twins: two keys of the same lines",
    edits: [
      { file: "find-order.ts", from: 'if (twins > 0) throw pending("twin", Math.max(waitMs, AGAIN_MS));', to: "" },
    ],
  },
  {
    rule: "R12: a payment is not sent again by itself",
    scenario: "a payment in one process",
    edits: [
      {
        file: "pay-order.ts",
        from: "if (confirmation === undefined) throw unsettled(record, now, Math.max(waitMs, AGAIN_MS));",
        to: "if (confirmation === undefined) return send(context, record, payment, {});",
      },
    ],
  },
  {
    rule: "R12: the word of a person does not hold for what was sent since",
    scenario: "a payment in two processes",
    edits: [
      {
        file: "pay-order.ts",
        from: "if (earlyMs > 0) throw unsettled(record, now, Math.max(waitMs, AGAIN_MS));",
        to: "",
      },
    ],
  },
  {
    rule: "R13: of a batch, only lines that are missing are sent again",
    scenario: "a batch with partial success",
    edits: [{ file: "create-batch.ts", from: "const open = missing(record);", to: "const open = record.parts ?? [];" }],
  },
  {
    rule: "G5: nothing is sent on the strength of what could not be written",
    scenario: "a journal that fails",
    edits: [
      {
        file: "key-session.ts",
        from: "const isWritten = await guarded(() => journal.put(record, version));",
        to: "const isWritten = await journal.put(record, version).catch(() => true);",
      },
    ],
  },
];
