import type { Realm } from "../realms/realm.ts";
import type { Outcome } from "../state/run.ts";
import { ActRefused, act } from "../world-api/acts.ts";
import type { Scenario, Step } from "./scenario.ts";

/** Starts a scenario in a world: its switches and rules, and its acts when they fall due. The existing state stays. */
export function play(realm: Realm, scenario: Scenario): void {
  stop(realm);
  const { world } = realm;
  world.rules = { ...world.rules, ...scenario.world };
  for (const rule of scenario.rules) realm.rules.add({ ...rule, standing: true, origin: scenario.name });
  const start = realm.clock.now();
  const times = new Map<Step, number>();
  for (const step of scenario.timeline)
    if (step.at !== undefined) realm.plan(start + step.at, () => carryOut(realm, step, ""));
  const triggered = (step: Step, entity: string): void => {
    const nth = (times.get(step) ?? 0) + 1;
    times.set(step, nth);
    if (step.on?.nth !== undefined && step.on.nth !== nth) return;
    realm.plan(realm.clock.now() + step.afterMs, () => carryOut(realm, step, entity));
  };
  const onOutcome = (outcome: Outcome<unknown>): void => {
    for (const { type, entity } of outcome.events) {
      for (const step of scenario.timeline) if (step.on?.event === type) triggered(step, entity.id);
    }
  };
  const stopCalls = realm.journal.listen((row) => {
    if (row.kind !== "request" || row.code !== 200) return;
    for (const step of scenario.timeline) if (step.on?.call === row.operationId) triggered(step, "");
  });
  realm.scenario = { name: scenario.name, onOutcome, stop: stopCalls };
  realm.feed.tell({ type: "rules" });
}

/** Ends the scenario of a world: removes its rules and planned acts, and keeps the state. */
export function stop(realm: Realm): void {
  const { scenario } = realm;
  if (scenario === undefined) return;
  scenario.stop();
  realm.unplan();
  for (const { id, origin } of [...realm.rules.list()]) if (origin === scenario.name) realm.rules.remove(id);
  realm.scenario = undefined;
}

/** An act that the state no longer allows is noted, and the scenario continues. */
async function carryOut(realm: Realm, { actor, verb, with: given }: Step, entity: string): Promise<void> {
  const order = orderOf(realm, entity);
  const values = (given ?? ["$entity"]).map((value) =>
    value === "$entity" ? entity : value === "$order" ? order : value,
  );
  try {
    await act(realm, actor, verb, values);
  } catch (error) {
    if (!(error instanceof ActRefused)) throw error;
    realm.journal.note({
      at: realm.clock.now(),
      event: "scenario",
      actor,
      summary: {
        en: `${actor}.${verb} was not possible: ${error.message}`,
        zh: `${actor}.${verb} 无法执行：${error.message}`,
      },
    });
  }
}

/** The order that an id of the world belongs to; without one, the newest. */
function orderOf({ world }: Realm, id: string): string {
  for (const market of ["taobao", "1688"] as const) {
    const { orders, refunds } = world[market];
    const found = orders.find(id)?.id ?? refunds.find(id)?.orderId;
    if (found !== undefined) return found;
  }
  const all = (["taobao", "1688"] as const).flatMap((market) => [...world[market].orders.values()]);
  return all.sort((a, b) => b.createdAt - a.createdAt || Number(b.id) - Number(a.id))[0]?.id ?? "";
}
