/**
 * Whether a value is a snapshot at all: one that was cut off or written by hand would leave a world that no longer answers.
 *
 * @throws Error that names the first place which is wrong
 */
export function checkSnapshot(value: unknown): void {
  const snapshot = objectAt(value, "it");
  const { now, randomState, tables } = snapshot;
  if (typeof now !== "number" || typeof randomState !== "number") wrong("now and randomState must be numbers");
  objectAt(snapshot.rules, "rules");
  for (const [name, count] of Object.entries(objectAt(snapshot.counters, "counters")))
    if (typeof count !== "number") wrong(`counters.${name} must be a number`);
  for (const name of ["due", "events", "pushes"])
    for (const [place, item] of listAt(snapshot[name], name).entries()) objectAt(item, `${name}.${place}`);
  for (const [name, changes] of Object.entries(objectAt(tables, "tables"))) checkTable(name, changes);
}

function checkTable(name: string, changes: unknown): void {
  for (const [place, change] of listAt(changes, `tables.${name}`).entries()) {
    const where = `tables.${name}.${place}`;
    const [id, record] = listAt(change, where);
    if (typeof id !== "string") wrong(`${where} must begin with the id of a record`);
    if (record === null) continue;
    const fields = objectAt(record, where);
    if (fields.id !== id) wrong(`${where} has the id "${id}", but its record another one`);
    if (name.endsWith(".orders")) checkOrder(fields, where);
  }
}

function checkOrder({ lines, purchases }: Readonly<Record<string, unknown>>, where: string): void {
  for (const [name, parts] of Object.entries({ lines, purchases })) {
    const list = listAt(parts, `${where}.${name}`);
    if (list.length === 0) wrong(`${where}.${name} must not be empty`);
    for (const part of list) if (typeof objectAt(part, where).id !== "string") wrong(`${where}.${name} lack an id`);
  }
}

function objectAt(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  return wrong(`${where} must be an object`);
}

function listAt(value: unknown, where: string): readonly unknown[] {
  return Array.isArray(value) ? value : wrong(`${where} must be a list`);
}

function wrong(why: string): never {
  throw new Error(`The snapshot cannot be read: ${why}.`);
}
