import { type BundleOperation, type BundleSlot, operationsOf } from "../document/bundle.ts";
import type { JsonObject } from "../document/json.ts";
import { planted as handMade, type Planted } from "./canary/planted.ts";
import { createJudge, type Judge } from "./canary/prism-judge.ts";
import { mutations } from "./canary/wrong.ts";
import type { Outcome } from "./outcome.ts";

type Ask = (body: unknown) => Promise<readonly string[]> | readonly string[];

/** The path of a call: parameters in it filled in. */
function pathOf(operation: BundleOperation): string {
  return operation.kind === "webhook" ? `/webhooks/${operation.path}` : operation.path.replace(/\{[^}]+\}/g, "1");
}

function queryOf({ slots }: BundleOperation): Record<string, string> {
  const query = slots.filter((slot) => slot.kind === "parameter" && slot.in === "query");
  return Object.fromEntries(query.map(({ name, examples }) => [name, String(examples[0]?.value ?? "1")]));
}

function askerOf(judge: Judge, operation: BundleOperation, slot: BundleSlot): Ask | undefined {
  if (slot.kind === "request")
    return (body) => judge.request(operation.id, pathOf(operation), body, queryOf(operation));
  // Answers of one status only: `default` has the same form in every operation, and stands for any status.
  if (slot.kind === "answer" && slot.name === "200") return (body) => judge.answer(operation.id, 200, body);
  return undefined;
}

async function checkBodies(
  document: JsonObject,
  ask: Ask,
  operation: BundleOperation,
  slot: BundleSlot,
): Promise<Outcome> {
  const faults: string[] = [];
  let count = 0;
  const what = slot.kind === "request" ? "body" : "answer";
  for (const { name, value } of slot.examples) {
    const said = await ask(value);
    if (said.length > 0) faults.push(`${operation.id}: Prism refuses the good ${what} ${name}: ${said.join("; ")}`);
  }
  const good = slot.examples[0]?.value;
  for (const mutation of mutations(document, slot.schema, good)) {
    count += 1;
    if ((await ask(mutation.value)).length === 0)
      faults.push(`${operation.id}: Prism takes a bad ${what} (${mutation.what})`);
  }
  if (count === 0) faults.push(`${operation.id}: no bad ${what} can be made of its schema, which takes everything`);
  return { name: operation.id, count, faults };
}

async function checkPlanted(
  judge: Judge,
  operations: readonly BundleOperation[],
  { operation: id, why, body }: Planted,
): Promise<Outcome> {
  const operation = operations.find((one) => one.id === id);
  if (!operation) return { name: id, count: 1, faults: [`${id}: planted bodies need it, and it is gone`] };
  const said = await judge.request(id, pathOf(operation), body, queryOf(operation));
  return { name: id, count: 1, faults: said.length === 0 ? [`${id}: Prism takes a bad body (${why})`] : [] };
}

/**
 * The canary: bodies that must be refused. Prism silently accepts everything for a schema that it cannot compile; an accepted
 * canary shows that validation does not work.
 */
export async function checkCanary(
  document: JsonObject,
  planted: readonly Planted[] = handMade,
  dialect?: string,
): Promise<Outcome> {
  const judge = await createJudge(document, dialect);
  const operations = operationsOf(document);
  const outcomes: Outcome[] = [];
  for (const operation of operations) {
    for (const slot of operation.slots) {
      const ask = askerOf(judge, operation, slot);
      if (ask) outcomes.push(await checkBodies(document, ask, operation, slot));
    }
  }
  for (const one of planted) outcomes.push(await checkPlanted(judge, operations, one));
  return {
    name: "Prism refuses bad bodies",
    count: outcomes.reduce((sum, { count }) => sum + count, 0),
    faults: outcomes.flatMap(({ faults }) => faults),
  };
}
