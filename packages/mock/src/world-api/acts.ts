import type { Realm } from "../realms/realm.ts";
import { inLanguage } from "../refusals/text.ts";
import { type Acts, actsOf } from "../state/acts/acts.ts";
import type { Push, WorldEvent } from "../state/entities/event.ts";
import type { Outcome } from "../state/run.ts";
import type { World } from "../state/world.ts";
import { ActValueError, readActValues } from "./act-values.ts";

/** The result of an act. */
export interface ActResult {
  readonly events: readonly WorldEvent[];
  readonly pushes: readonly Push[];
}

/** Everything that seller, carrier, platform and buyer can do besides calling the API. Each takes any id of its object. */
export type MockActs = {
  readonly [Who in keyof Acts]: {
    readonly [Name in keyof Acts[Who]]: Acts[Who][Name] extends (...rest: infer Rest) => unknown
      ? (...rest: Rest) => Promise<ActResult>
      : never;
  };
};

/** `seller.ship`, `carrier.move` … */
export const actNames = (world: World): readonly string[] =>
  Object.entries(actsOf(world)).flatMap(([actor, own]) => Object.keys(own).map((verb) => `${actor}.${verb}`));

/** The state of the world does not allow an act. */
export class ActRefused extends Error {
  /** For programs, such as `order-state`. */
  readonly reason: string;

  constructor(reason: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ActRefused";
    this.reason = reason;
  }
}

/** Acts of a realm's world: each runs at the world's time, and resolves when its pushes were answered. */
export function actsOfRealm(realm: Realm): MockActs {
  const actors = Object.keys(actsOf(realm.world)) as (keyof Acts)[];
  const bound = actors.map((actor) => [
    actor,
    Object.fromEntries(
      Object.keys(actsOf(realm.world)[actor]).map((name) => [
        name,
        (...rest: unknown[]) => act(realm, actor, name, rest),
      ]),
    ),
  ]);
  return Object.fromEntries(bound) as MockActs;
}

/** @throws ActRefused if the state of the world does not allow it */
export async function act(realm: Realm, actor: string, name: string, rest: readonly unknown[]): Promise<ActResult> {
  const acts = actsOf(realm.world) as unknown as Readonly<Record<string, Readonly<Record<string, AnyAct>>>>;
  const own = Object.hasOwn(acts, actor) ? acts[actor] : undefined;
  const found = own !== undefined && Object.hasOwn(own, name) ? own[name] : undefined;
  if (found === undefined) throw new ActRefused("act-unknown", `no act is named ${actor}.${name}`);
  realm.catchUp();
  const outcome = carriedOut(`${actor}.${name}`, () => found(...readActValues(`${actor}.${name}`, rest)));
  realm.carryOn(outcome);
  if (!outcome.ok) throw new ActRefused(outcome.refusal.reason, inLanguage(outcome.refusal.text, "both"));
  await realm.settled();
  return { events: outcome.events, pushes: outcome.pushes };
}

/** The values are invalid, for instance because they came as JSON, which no compiler has checked. The world is unchanged. */
function carriedOut<T>(name: string, carryOut: () => T): T {
  try {
    return carryOut();
  } catch (error) {
    if (error instanceof ActValueError) {
      const why = `${[name, ...error.path].join(".")} ${error.message}`;
      throw new ActRefused("act-invalid", `${why} | ${name} 的参数不正确`, { cause: error });
    }
    if (!(error instanceof TypeError)) throw error;
    throw new ActRefused("act-invalid", `${name} does not take these values | ${name} 的参数不正确`, { cause: error });
  }
}

type AnyAct = (...rest: readonly unknown[]) => Outcome<unknown>;
