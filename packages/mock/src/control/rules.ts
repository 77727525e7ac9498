import type { Rule } from "../faults/rule.ts";
import { ruleCode, ruleText } from "../faults/rule-text.ts";
import { addRule } from "../world-api/next.ts";
import {
  type ControlCall,
  ControlError,
  type ControlHandler,
  fieldsOf,
  json,
  noContent,
  notFound,
  textField,
} from "./control-call.ts";
import type { RuleShape } from "./shapes/index.ts";

export function ruleShape(rule: Rule): RuleShape {
  const { id, on, operationId, times, rate, hits, left, lastRequest, standing } = rule;
  return {
    id,
    on,
    ...(operationId === undefined ? {} : { operationId }),
    do: rule.do,
    ...(times === undefined ? {} : { times }),
    ...(rate === undefined ? {} : { rate }),
    hits,
    ...(left === undefined ? {} : { left }),
    ...(lastRequest === undefined ? {} : { lastRequest }),
    standing,
    text: ruleText(rule),
    code: ruleCode(rule),
  };
}

export const listRules: ControlHandler = ({ realm }) => json(realm.rules.list().map(ruleShape));

export const getRule: ControlHandler = (call) => json(ruleShape(ruleOf(call)));

/** `{ operationId?, do, times?, rate? }`; without `times` until it is removed. */
export const postRule: ControlHandler = (call) => {
  const { times = "always", rate, do: fault } = fieldsOf(call);
  const operationId = textField(call, "operationId") ?? "*";
  const rule = addRule(call.realm, call.on.description, operationId, fault as never, {
    times: times as number | "always",
    ...(rate === undefined ? {} : { rate: rate as number }),
  });
  return json(ruleShape(rule), 201);
};

/** `{ on }`. */
export const patchRule: ControlHandler = (call) => {
  const rule = ruleOf(call);
  const { on } = fieldsOf(call);
  if (typeof on !== "boolean") throw new ControlError(400, "on must be true or false", "on 必须是 true 或 false", "on");
  rule.on = on;
  call.realm.feed.tell({ type: "rules" });
  return json(ruleShape(rule));
};

export const deleteRule: ControlHandler = (call) => {
  call.realm.rules.remove(ruleOf(call).id);
  call.realm.feed.tell({ type: "rules" });
  return noContent;
};

/** Those that are used up; with `?all=1` all of them. */
export const deleteRules: ControlHandler = ({ realm, query }) => {
  if (query.has("all")) for (const { id } of [...realm.rules.list()]) realm.rules.remove(id);
  else realm.rules.removeUsedUp();
  realm.feed.tell({ type: "rules" });
  return noContent;
};

function ruleOf({ realm, params }: ControlCall): Rule {
  const rule = realm.rules.get(params.id ?? "");
  if (rule === undefined) throw notFound({ en: `no rule has the id "${params.id}"`, zh: `没有规则 "${params.id}"` });
  return rule;
}
