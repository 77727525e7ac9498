import type { AuthMode } from "../auth/outcome.ts";
import type { Realms } from "../realms/realms.ts";
import { mockCodes } from "../refusals/codes.ts";
import { Refusal } from "../refusals/refusal.ts";
import { cut } from "../refusals/text.ts";
import { chooseRealm, WORLD_HEADER } from "./choose-realm.ts";
import type { Stage } from "./context.ts";

/** Refuses a world that is not there. */
export function worldStage(realms: Realms, mode: AuthMode): Stage {
  return (context) => {
    if (chooseRealm(context.request, realms, mode) !== undefined) return undefined;
    const shown = cut(context.request.headers[WORLD_HEADER] ?? "", 80);
    return new Refusal(mockCodes.worldUnknown, { en: `"${shown}"`, zh: `"${shown}"` });
  };
}
