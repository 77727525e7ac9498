// Each rule of the protocol, taken out.
import type { Edit } from "./faults.ts";
import type { scenarios } from "./scenarios.ts";
import { FEW, type Scenario } from "./tasks.ts";

export interface Fault {
  readonly rule: string;
  /** Where it shows. */
  readonly scenario: keyof typeof scenarios;
  /** What else it takes to see it. */
  readonly more?: Partial<Scenario>;
  readonly edits: readonly Edit[];
}

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
        from: "    throw ambiguous(result.reason, ids);\n  }",
        to: '    return { state: "not-found" };\n  }',
      },
    ],
  },
  {
    rule: "R8: orders that were there before are others",
    scenario: "one process, an order known by its lines, one of which was there before",
    edits: [
      { file: "create-order.ts", from: "knownBefore: await lookalikes(context, key, lines)", to: "knownBefore: []" },
    ],
  },
  {
    rule: "R8: an order belongs to one key",
    scenario: "twins: two keys of the same lines",
    edits: [
      {
        file: "key-session.ts",
        from: "return (await put(record, 0)) || (await ownerOf(orderId))?.key === key;",
        to: "await put(record, 0); return true;",
      },
      {
        file: "judge-key.ts",
        from: "const owner = (await session.ownerOf(id)) ?? (await numberedOwner(order));",
        to: "const owner = await numberedOwner(order);",
      },
      {
        file: "find-order.ts",
        from: 'if (ids.some(isDoubtful)) throw pending("twin", Math.max(waitMs, AGAIN_MS));',
        to: "",
      },
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
      { file: "find-order.ts", from: 'if (taken.length > 0) throw ambiguous("several", taken);', to: "" },
      {
        file: "find-order.ts",
        from: 'if (ids.some(isDoubtful)) throw pending("twin", Math.max(waitMs, AGAIN_MS));',
        to: "",
      },
    ],
  },
  {
    rule: "R12: a payment is not sent again automatically",
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
  {
    rule: "R8: where no number tells whose an order is, those that were there before are others",
    scenario: "one process, a message that does not come back, and an order that was there before",
    edits: [
      {
        file: "create-order.ts",
        from: "if (creation.mark && context.platform.marksAreSure)",
        to: "if (creation.mark)",
      },
    ],
  },
  {
    rule: "R8: an order that carries the key's own text is not made again, even if another key has taken it",
    scenario: "a message beside none, one call after the other",
    edits: [
      { file: "find-order.ts", from: 'if (taken.length > 0) throw ambiguous("several", taken);', to: "" },
      {
        file: "find-order.ts",
        from: 'if (foreign.some(isMarked)) throw ambiguous("several", idsOf(foreign));',
        to: "",
      },
    ],
  },
  {
    rule: "R8: an order with the number of another key is that key's",
    scenario: "a number beside none, one call after the other",
    edits: [
      {
        file: "platform-of.ts",
        from: "if (reader.marksAreSure) return false;",
        to: "if (reader.marksAreSure) return own === undefined;",
      },
      {
        file: "judge-key.ts",
        from: "return other && other.knownBefore === undefined ? { key: owner, isSure: true } : undefined;",
        to: "return undefined;",
      },
    ],
  },
  {
    rule: "R14: a key is not sent again when another one has taken an order of its lines",
    scenario: "two keys of the same lines, one call after the other, with refusals",
    edits: [{ file: "find-order.ts", from: 'if (taken.length > 0) throw ambiguous("several", taken);', to: "" }],
  },
  {
    rule: "R14: only an answer, or the key's own text, makes an order surely its own",
    scenario: "two keys of the same lines, one call after the other, with refusals",
    edits: [{ file: "find-order.ts", from: "const isSure = orders.every(isMarked);", to: "const isSure = true;" }],
  },
];
