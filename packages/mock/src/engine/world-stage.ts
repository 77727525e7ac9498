import type { AuthMode } from "../auth/outcome.ts";
import type { Realms } from "../realms/realms.ts";
import { mockCodes } from "../refusals/codes.ts";
import { Refusal } from "../refusals/refusal.ts";
import { cut } from "../refusals/text.ts";
import type { Library } from "../scenarios/library.ts";
import { play } from "../scenarios/play.ts";
import { chooseRealm, WORLD_HEADER } from "./choose-realm.ts";
import type { Stage } from "./context.ts";

/** Chooses the scenario of a world. */
export const SCENARIO_HEADER = "x-mock-scenario";

/** Refuses a world or a scenario that does not exist. */
export function worldStage(realms: Realms, mode: AuthMode, library: Library): Stage {
  return (context) => {
    const { headers } = context.request;
    if (chooseRealm(context.request, realms, mode) === undefined) {
      const shown = cut(headers[WORLD_HEADER] ?? "", 80);
      return new Refusal(mockCodes.worldUnknown, { en: `"${shown}"`, zh: `"${shown}"` });
    }
    const name = headers[SCENARIO_HEADER];
    if (name === undefined || name === context.realm.scenario?.name) return undefined;
    const scenario = library.byName(name);
    if (scenario !== undefined) {
      play(context.realm, scenario);
      return undefined;
    }
    const names = library.list().map((one) => one.name);
    return new Refusal(mockCodes.scenarioUnknown, {
      en: `"${cut(name, 80)}", but ${names.join(", ")}`,
      zh: `"${cut(name, 80)}"，可选：${names.join("、")}`,
    });
  };
}
