import type { PushForm } from "./push-record.ts";

/** The body of a push on the wire. `number`: the number of the push, for alternating forms. */
export function writePush(body: Readonly<Record<string, unknown>>, form: PushForm, number: number): string {
  const isText = form === "text" || (form === "alternate" && number % 2 === 0);
  const { messageBody } = body;
  if (isText && typeof messageBody === "object") {
    return JSON.stringify({ ...body, messageBody: JSON.stringify(messageBody) });
  }
  return JSON.stringify(body);
}

/** Lays overrides over a body: objects key by key, everything else replaced. A key with the value `undefined` is removed. */
export function overlaid(base: unknown, over: unknown): unknown {
  if (!isObject(base) || !isObject(over)) return over;
  const result: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(over)) {
    if (value === undefined) delete result[name];
    else result[name] = Object.hasOwn(base, name) ? overlaid(base[name], value) : value;
  }
  return result;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
