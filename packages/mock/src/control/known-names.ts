import { didYouMean } from "../contract/did-you-mean.ts";
import { cut } from "../refusals/text.ts";
import { ControlError } from "./control-call.ts";

/** What the bodies of the control API hold. A path that is not here takes any body, or reads none. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  "POST /__mock/clock": ["by", "to", "judgeTimestamps"],
  "POST /__mock/worlds": ["name", "seed"],
  "POST /__mock/reset": ["seed"],
  "PUT /__mock/scenario": ["name", "yaml"],
  "POST /__mock/act": ["actor", "verb", "params"],
  "POST /__mock/orders/:id/act": ["actor", "verb", "on", "params"],
  "POST /__mock/operations/:id/try": ["input"],
  "POST /__mock/rules": ["operationId", "do", "times", "rate"],
  "PATCH /__mock/rules/:id": ["on"],
  "POST /__mock/pushes": ["orderId", "event", "overrides", "rawBody"],
  "PUT /__mock/callback": ["url", "form", "duplicates", "delay", "reorder"],
};

/** Query names of all paths together. */
const QUERY = ["world", "lang", "operation", "before", "limit", "q", "kind", "lastEventId", "as", "all", "orderId"];

/**
 * Refuses misspelt names, which would have other effects: `time` for `times` makes an endless rule, and `wrold` changes the
 * default world.
 *
 * @throws ControlError
 */
export function checkNames(route: string, query: URLSearchParams, body: unknown): void {
  for (const name of query.keys()) if (!QUERY.includes(name)) throw unknown(name, QUERY, `?${name}`);
  const fields = FIELDS[route];
  if (fields === undefined || typeof body !== "object" || body === null || Array.isArray(body)) return;
  for (const name of Object.keys(body)) if (!fields.includes(name)) throw unknown(name, fields, name);
}

function unknown(name: string, known: readonly string[], field: string): ControlError {
  const meant = didYouMean(name, known);
  return new ControlError(
    400,
    `"${cut(name, 80)}" is not known here; ${meant === undefined ? `there are ${known.join(", ")}` : `did you mean "${meant}"?`}`,
    `此处没有 "${cut(name, 80)}"；${meant === undefined ? `可用：${known.join("、")}` : `是不是 "${meant}"？`}`,
    field,
  );
}
