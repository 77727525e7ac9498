import type { AuthMode } from "../auth/outcome.ts";
import { type AuthRequest, type AuthRules, verify } from "../auth/verify.ts";
import { textOf } from "../contract/bytes.ts";
import type { Realms } from "../realms/realms.ts";
import { Refusal } from "../refusals/refusal.ts";
import { wholeText } from "../refusals/whole-text.ts";
import { type RequestContext, routed, type Stage } from "./context.ts";

/** Checks the credentials. In lenient mode it only notes what it would refuse. */
export function authenticateStage(mode: AuthMode, realms: Realms, rules: AuthRules): Stage {
  return (context) => {
    if (mode === "off") return undefined;
    const { operation } = routed(context);
    const { realm } = context;
    const outcome = verify(operation, authRequest(context), rules, context.judgedAt);
    context.auth = outcome;
    if (outcome.kind === "verified" && mode === "verify") {
      context.realm = realms.byAccessKey(outcome.accessKey) ?? realm;
    }
    if (outcome.kind !== "refused") return undefined;
    context.reason = outcome.refusal.code.reason;
    context.refusal = wholeText(outcome.refusal);
    return mode === "verify" ? new Refusal(outcome.refusal.code, outcome.refusal.detail) : undefined;
  };
}

/** The facts that the credentials of a request are judged by. */
export function authRequest(context: Pick<RequestContext, "operation" | "target" | "request">): AuthRequest {
  const { target } = routed(context);
  const { method, headers, body } = context.request;
  return {
    method,
    path: target.path,
    queryText: target.queryText,
    headers,
    query: target.query,
    bodyText: textOf(body),
  };
}

/** The key sets of an access key; the key sets of all worlds, if the operation has no access key. */
export const keySetsOf =
  (realms: Realms): AuthRules["keySets"] =>
  (accessKey) => {
    if (accessKey === undefined) return realms.list();
    const realm = realms.byAccessKey(accessKey);
    return realm === undefined ? [] : [realm];
  };
