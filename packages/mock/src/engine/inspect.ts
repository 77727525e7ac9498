import { type AuthJudgement, type Judged, judge } from "../auth/judge.ts";
import type { AuthMode } from "../auth/outcome.ts";
import type { AuthRules } from "../auth/verify.ts";
import type { OperationContracts } from "../contract/operation-contract.ts";
import type { Check, CheckStep, Inspection } from "../journal/inspection.ts";
import type { Realms } from "../realms/realms.ts";
import { mockCodes } from "../refusals/codes.ts";
import type { Text } from "../refusals/text.ts";
import { wholeText } from "../refusals/whole-text.ts";
import { authRequest } from "./authenticate-stage.ts";
import type { RequestContext } from "./context.ts";
import { type BodyJudgement, judgeBody } from "./judge-body.ts";
import { refusalOf, type ValidateMode } from "./validate-stage.ts";

/** What the engine judges by. */
export interface InspectedBy {
  readonly auth: AuthMode;
  readonly validate: ValidateMode;
  readonly rules: AuthRules;
  readonly contracts: OperationContracts;
  readonly realms: Realms;
}

/** Secrets of so many other worlds are tried. */
const MOST_OTHERS = 50;

/** Judges a request that was answered once more, each step whether or not one before it said no. */
export function inspect(context: RequestContext, by: InspectedBy): Inspection {
  const { violations, violationCount, warnings } = context;
  if (context.operation === undefined || context.request.unread !== undefined || context.request.tooLarge === true) {
    return { checks: unroutedChecks(context), violations, violationCount, warnings };
  }
  const auth = by.auth === "off" ? undefined : judgeAuth(context, by);
  const body = by.validate === "off" ? undefined : judgeBody(by.contracts, context);
  const ended = endedAt(context);
  const isLate = (step: CheckStep): boolean => ended !== undefined && ended !== step && rankOf(step) >= rankOf(ended);
  const checked = (step: CheckStep, { state, text }: Omit<Check, "step">): Check => {
    // Refused for something else than what is judged here: its own words count.
    if (step === ended && state !== "refused") return { step, state: "refused", text: context.refusal ?? NOTHING };
    return isLate(step) && state !== "not reached" ? { step, state, text, late: true } : { step, state, text };
  };
  const { report } = auth ?? {};
  return {
    checks: [
      ended === "Route" && context.source === undefined
        ? { step: "Route", state: "refused", text: context.refusal ?? NOTHING }
        : { step: "Route", state: "ok", text: same(context.operation.id) },
      checked("Signature", ofAuth(auth?.signature, by)),
      checked("Timestamp", ofAuth(auth?.timestamp, by)),
      checked("Nonce", ofAuth(auth?.nonce, by)),
      checked("Description", ofBody(body, by)),
      ended === "World"
        ? { step: "World", state: "refused", text: context.refusal ?? NOTHING }
        : { step: "World", ...ofWorld(context) },
    ],
    ...(report === undefined ? {} : { signature: report }),
    violations: body?.violations ?? violations,
    violationCount: body?.violationCount ?? violationCount,
    warnings: body?.warnings ?? warnings,
  };
}

const same = (text: string): Text => ({ en: text, zh: text });
const NOTHING = same("");
const STEPS: readonly CheckStep[] = ["Signature", "Timestamp", "Nonce", "Description", "World"];

function unroutedChecks({ refusal = NOTHING }: RequestContext): readonly Check[] {
  return [
    { step: "Route", state: "refused", text: refusal },
    ...STEPS.map((step): Check => ({ step, state: "not reached", text: NOTHING })),
  ];
}

function judgeAuth(context: RequestContext, { rules, realms }: InspectedBy): AuthJudgement | undefined {
  const { operation, realm, auth: outcome, judgedAt } = context;
  if (operation === undefined) return undefined;
  const others = realms
    .list()
    .filter((one) => one !== realm)
    .slice(0, MOST_OTHERS)
    .map(({ name, credentials }) => ({ name, ...credentials }));
  return judge(operation, authRequest(context), rules, { now: judgedAt, outcome, others });
}

/** Which step ended the way of the request. Undefined: none, the world or an example answered. */
function endedAt({ auth, reason, source, fault }: RequestContext): CheckStep | undefined {
  if (fault !== undefined && source === "rule" && auth === undefined) return "Route";
  if (source !== undefined || reason === undefined) return undefined;
  if (reason === mockCodes.worldUnknown.reason || reason === mockCodes.scenarioUnknown.reason) return "Route";
  if (reason === mockCodes.internal.reason) return "World";
  if (reason.startsWith("timestamp-")) return "Timestamp";
  if (reason.startsWith("nonce-")) return "Nonce";
  return auth?.kind === "refused" && auth.refusal.code.reason === reason ? "Signature" : "Description";
}

/** Parts of the credentials are judged together: whichever fails, the others are judged late. */
const rankOf = (step: CheckStep): number =>
  step === "Route" ? 0 : step === "Description" ? 2 : step === "World" ? 3 : 1;

function ofAuth(judged: Judged | undefined, { auth }: InspectedBy): Omit<Check, "step"> {
  if (judged === undefined) {
    return {
      state: "not reached",
      text: { en: "Credentials are not looked at: --auth off", zh: "不校验凭证：--auth off" },
    };
  }
  const { state, text } = judged;
  if (state === "not asked for") return { state: "not reached", text };
  return { state: state === "refused" && auth === "lenient" ? "warning" : state, text };
}

function ofBody(body: BodyJudgement | undefined, { validate }: InspectedBy): Omit<Check, "step"> {
  if (body === undefined) {
    return { state: "not reached", text: { en: "Not looked at: --validate off", zh: "不校验：--validate off" } };
  }
  const refusal = refusalOf(body, validate);
  if (refusal !== undefined) return { state: "refused", text: wholeText(refusal) };
  const [warning] = body.warnings;
  if (warning !== undefined) return { state: "warning", text: warning.message };
  return { state: "ok", text: { en: "It fits", zh: "符合" } };
}

function ofWorld({ source, code, refusal, example }: RequestContext): Omit<Check, "step"> {
  if (source === "world") {
    if (code !== 200) return { state: "refused", text: refusal ?? NOTHING };
    return { state: "ok", text: { en: "Answered from the world", zh: "由世界应答" } };
  }
  if (source === "rule") return { state: "not reached", text: { en: "A rule answered", zh: "由规则应答" } };
  if (source === "recording")
    return { state: "not reached", text: { en: "A recording answered", zh: "由录制的应答返回" } };
  if (source === "example") {
    return {
      state: "not reached",
      text: { en: `The example ${example ?? ""} answered`, zh: `由示例 ${example ?? ""} 应答` },
    };
  }
  return { state: "not reached", text: NOTHING };
}
