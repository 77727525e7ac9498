import { play, stop } from "../scenarios/play.ts";
import { type ControlHandler, fieldsOf, json, textField } from "./control-call.ts";

/** `{ name }`, `{ yaml }` for one of your own, `{ name: null }` to end it. */
export const putScenario: ControlHandler = async (call) => {
  const { on, realm } = call;
  if (fieldsOf(call).name === null) {
    stop(realm);
    return json({ scenario: null });
  }
  const yaml = textField(call, "yaml");
  const scenario =
    yaml === undefined ? await on.library.load(textField(call, "name") ?? "") : await on.library.parse(yaml, "yaml");
  play(realm, scenario);
  return json({ scenario: scenario.name, text: scenario.text });
};
