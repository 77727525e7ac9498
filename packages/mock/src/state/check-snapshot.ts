import { dueHandlers } from "./due/handlers.ts";
import type { DueItem, EntityRef, Push, WorldEvent } from "./entities/event.ts";
import {
  anything,
  type Check,
  count,
  listOf,
  mapOf,
  oneOf,
  optional,
  orNull,
  record,
  text,
  whole,
} from "./shape/check.ts";
import { market } from "./shape/order.ts";
import { ruleChecks } from "./shape/rules.ts";
import { tableChecks } from "./shape/tables.ts";
import type { Snapshot } from "./snapshot-form.ts";

const event = record<WorldEvent>({
  n: count,
  at: count,
  actor: oneOf("buyer", "seller", "carrier", "platform", "warehouse", "clock"),
  type: text,
  entity: record<EntityRef>({ kind: text, id: text }),
  requestId: orNull(text),
  detail: optional(anything),
});

const push = record<Push>({
  n: count,
  at: count,
  event: count,
  kind: text,
  market,
  orderId: text,
  purchaseId: optional(text),
  refundId: optional(text),
  lineIds: optional(listOf(text)),
  detail: optional(anything),
  body: mapOf(anything),
});

const due = record<DueItem>({
  at: count,
  n: count,
  kind: oneOf(...Object.keys(dueHandlers)),
  market,
  target: text,
  argument: optional(anything),
});

const change: Check = (value) =>
  Array.isArray(value) && value.length === 2 && typeof value[0] === "string"
    ? undefined
    : { path: [], must: "must be the id of a record, and the record" };

const snapshot = record<Snapshot>({
  format: anything,
  seed: anything,
  now: count,
  // A rule that is not named keeps its value.
  rules: record(Object.fromEntries(Object.entries(ruleChecks).map(([name, check]) => [name, optional(check)]))),
  counters: mapOf(count),
  randomState: whole,
  tables: mapOf(listOf(change)),
  due: listOf(due),
  events: listOf(event),
  pushes: listOf(push),
});

/**
 * Whether a value is a snapshot at all: one that was cut off or written by hand would leave a world that no longer answers.
 *
 * @throws Error that names the first place which is wrong
 */
export function checkSnapshot(value: unknown): asserts value is Snapshot {
  need(snapshot, value, []);
  const { tables } = value as Snapshot;
  for (const [name, changes] of Object.entries(tables)) {
    const check = Object.hasOwn(tableChecks, name) ? tableChecks[name] : undefined;
    if (check === undefined) wrong(`tables.${name} is not known`);
    checkTable(name, changes, check);
  }
}

function checkTable(name: string, changes: Snapshot["tables"][string], check: Check): void {
  const seen = new Set<string>();
  for (const [place, [id, one]] of changes.entries()) {
    const where = ["tables", name, place];
    if (seen.has(id)) wrong(`${where.join(".")} has the id "${id}" of another record`);
    seen.add(id);
    if (one === null) continue;
    need(check, one, [...where, 1]);
    if (Reflect.get(Object(one), "id") !== id)
      wrong(`${where.join(".")} has the id "${id}", but its record another one`);
  }
}

function need(check: Check, value: unknown, at: readonly (string | number)[]): void {
  const fault = check(value);
  if (fault === undefined) return;
  const path = [...at, ...fault.path].join(".");
  wrong(`${path === "" ? "it" : path} ${fault.must}`);
}

function wrong(why: string): never {
  throw new Error(`The snapshot cannot be read: ${why}.`);
}
