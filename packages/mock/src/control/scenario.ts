import { didYouMean } from "../contract/did-you-mean.ts";
import { cut } from "../refusals/text.ts";
import { play, stop } from "../scenarios/play.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { type ControlCall, ControlError, type ControlHandler, fieldsOf, json, textField } from "./control-call.ts";

/** `{ name }`, `{ yaml }` for one of your own, `{ name: null }` to end it. */
export const putScenario: ControlHandler = async (call) => {
  const { on, realm } = call;
  if (fieldsOf(call).name === null) {
    stop(realm);
    return json({ scenario: null });
  }
  const yaml = textField(call, "yaml");
  const scenario = yaml === undefined ? byName(call) : await on.library.parse(yaml, "yaml");
  play(realm, scenario);
  return json({ scenario: scenario.name, text: scenario.text });
};

/** By its name only: the command line may read files, a request may not. */
function byName(call: ControlCall): Scenario {
  const name = textField(call, "name") ?? "";
  const { library } = call.on;
  const found = library.byName(name);
  if (found !== undefined) return found;
  const names = library.list().map((one) => one.name);
  const meant = didYouMean(name, names);
  throw new ControlError(
    400,
    `no scenario is named "${cut(name, 80)}"; ${meant === undefined ? `name ${names.join(", ")}, or send your own as yaml` : `did you mean "${meant}"?`}`,
    `没有场景 "${cut(name, 80)}"；${meant === undefined ? `可选 ${names.join("、")}，或用 yaml 发送自定义场景` : `是不是 "${meant}"？`}`,
    "name",
  );
}
