import type { AuthMode } from "../auth/outcome.ts";
import { type AuthRules, verify } from "../auth/verify.ts";
import { textOf } from "../contract/bytes.ts";
import type { Realms } from "../realms/realms.ts";
import { Refusal } from "../refusals/refusal.ts";
import { routed, type Stage } from "./context.ts";

/** Checks the credentials. In lenient mode it only notes what it would refuse. */
export function authenticateStage(
  mode: AuthMode,
  realms: Realms,
  rules: Pick<AuthRules, "scheme" | "timestampUnit">,
): Stage {
  const keySets: AuthRules["keySets"] = (accessKey) => {
    if (accessKey === undefined) return realms.list();
    const realm = realms.byAccessKey(accessKey);
    return realm === undefined ? [] : [realm];
  };
  return (context) => {
    if (mode === "off") return undefined;
    const { operation, target } = routed(context);
    const { request, realm } = context;
    const sent = {
      method: request.method,
      path: target.path,
      queryText: target.queryText,
      headers: request.headers,
      query: target.query,
      bodyText: textOf(request.body),
    };
    const outcome = verify(operation, sent, { ...rules, keySets }, realm.clock.judged());
    context.auth = outcome;
    if (outcome.kind === "verified" && mode === "verify") {
      context.realm = realms.byAccessKey(outcome.accessKey) ?? realm;
    }
    if (outcome.kind !== "refused") return undefined;
    context.reason = outcome.refusal.code.reason;
    return mode === "verify" ? new Refusal(outcome.refusal.code, outcome.refusal.detail) : undefined;
  };
}
