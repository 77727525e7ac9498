import { reasons } from "../state/refusals/reasons.ts";
import { REFUSAL_CODE } from "../state/refusals/refused.ts";
import { type ControlHandler, json } from "./control-call.ts";
import type { RefusalShape } from "./shapes/refusals.ts";

/** Every refusal of the world that a rule can ask for. */
export const listRefusals: ControlHandler = () =>
  json(
    Object.entries(reasons).map(([name, { en, zh }]): RefusalShape => ({ name, code: REFUSAL_CODE, text: { en, zh } })),
  );
