import { type AuthJudgement, type Judged, judgeCredentials } from "../auth/judge-credentials.ts";
import type { AuthMode, AuthOutcome } from "../auth/outcome.ts";
import type { AuthRules } from "../auth/verify.ts";
import type { DescribedOperation, Description } from "../contract/description.ts";
import type { OperationContracts } from "../contract/operation-contract.ts";
import { parseTarget, type Target } from "../contract/target.ts";
import type { JournalEntry } from "../journal/entry.ts";
import type { Check, CheckStep, Inspection } from "../journal/inspection.ts";
import type { Realm } from "../realms/realm.ts";
import type { Realms } from "../realms/realms.ts";
import { mockCodes } from "../refusals/codes.ts";
import type { Text } from "../refusals/text.ts";
import { wholeText } from "../refusals/whole-text.ts";
import { authRequest } from "./authenticate-stage.ts";
import type { RequestContext } from "./context.ts";
import { type BodyJudgement, judgeBody } from "./judge-body.ts";
import { refusalOf, type ValidateMode } from "./validate-stage.ts";

/** The facts that the engine judges by. */
export interface InspectedBy {
  readonly description: Description;
  readonly auth: AuthMode;
  readonly validate: ValidateMode;
  readonly rules: AuthRules;
  readonly contracts: OperationContracts;
  readonly realms: Realms;
}

/** The number of other worlds whose secrets are tried. */
const MOST_OTHERS = 50;
/** As long as the journal keeps them. */
const LONGEST_RAW_BODY = 100_000;

/** An answered request, restored. */
interface Inspected extends Pick<RequestContext, "request" | "params" | "judgedAt" | "realm"> {
  readonly entry: JournalEntry;
  readonly operation: DescribedOperation;
  readonly target: Target;
  readonly outcome: AuthOutcome | undefined;
}

/** Judges an answered request again: every step, even after a step that refused it. */
export function inspect(realm: Realm, entry: JournalEntry, by: InspectedBy): Inspection {
  const { violations, violationCount, warnings, refusal = NOTHING, source } = entry;
  const context = broughtBack(realm, entry, by);
  if (context === undefined) {
    return { checks: unroutedChecks(entry), violations, violationCount, warnings };
  }
  const auth = by.auth === "off" ? undefined : judgeAuth(context, by);
  // Only the beginning of a long body is kept: use the findings of the first check.
  const isWhole = entry.rawBody.length < LONGEST_RAW_BODY;
  const body = by.validate === "off" || !isWhole ? undefined : judgeBody(by.contracts, context);
  const ended = endedAt(context);
  const isLate = (step: CheckStep): boolean => ended !== undefined && ended !== step && rankOf(step) >= rankOf(ended);
  const checked = (step: CheckStep, { state, text }: Omit<Check, "step">): Check => {
    // Refused for a reason that is not judged here: use the refusal's own text.
    if (step === ended && state !== "refused") return { step, state: "refused", text: refusal };
    return isLate(step) && state !== "not reached" ? { step, state, text, late: true } : { step, state, text };
  };
  const { report } = auth ?? {};
  return {
    checks: [
      ended === "Route" && source === undefined
        ? { step: "Route", state: "refused", text: refusal }
        : { step: "Route", state: "ok", text: same(entry.operationId ?? "") },
      checked("Signature", ofAuth(auth?.signature, by)),
      checked("Timestamp", ofAuth(auth?.timestamp, by)),
      checked("Nonce", ofAuth(auth?.nonce, by)),
      checked("Description", ofBody(body, by)),
      ended === "World" ? { step: "World", state: "refused", text: refusal } : { step: "World", ...ofWorld(entry) },
    ],
    ...(report === undefined ? {} : { signature: report }),
    violations: body?.violations ?? violations,
    violationCount: body?.violationCount ?? violationCount,
    warnings: body?.warnings ?? warnings,
  };
}

function broughtBack(realm: Realm, entry: JournalEntry, { description }: InspectedBy): Inspected | undefined {
  const sealed = realm.journal.sealed(entry.number);
  const operation = description.operations.find(({ id }) => id === entry.operationId);
  if (sealed === undefined || operation === undefined) return undefined;
  const { target, secrets, judgedAt, auth: outcome } = sealed;
  const headers: Record<string, string> = Object.assign(Object.create(null), entry.headers, secrets);
  const request = { method: entry.method, target, headers, body: new TextEncoder().encode(entry.rawBody) };
  return { entry, operation, request, target: parseTarget(target), params: entry.params, outcome, judgedAt, realm };
}

const same = (text: string): Text => ({ en: text, zh: text });
const NOTHING = same("");
const STEPS: readonly CheckStep[] = ["Signature", "Timestamp", "Nonce", "Description", "World"];

function unroutedChecks({ refusal = NOTHING }: JournalEntry): readonly Check[] {
  return [
    { step: "Route", state: "refused", text: refusal },
    ...STEPS.map((step): Check => ({ step, state: "not reached", text: NOTHING })),
  ];
}

function judgeAuth(context: Inspected, { rules, realms }: InspectedBy): AuthJudgement {
  const { operation, realm, outcome, judgedAt } = context;
  const others = realms
    .list()
    .filter((one) => one !== realm)
    .slice(0, MOST_OTHERS)
    .map(({ name, credentials }) => ({ name, ...credentials }));
  return judgeCredentials(operation, authRequest(context), rules, { now: judgedAt, outcome, others });
}

/** The step that ended the request. Undefined: the world or an example answered. */
function endedAt({ entry: { reason, source, fault }, outcome }: Inspected): CheckStep | undefined {
  if (fault !== undefined && source === "rule" && outcome === undefined) return "Route";
  if (source !== undefined || reason === undefined) return undefined;
  if (reason === mockCodes.worldUnknown.reason || reason === mockCodes.scenarioUnknown.reason) return "Route";
  if (reason === mockCodes.internal.reason) return "World";
  if (reason.startsWith("timestamp-")) return "Timestamp";
  if (reason.startsWith("nonce-")) return "Nonce";
  return outcome?.kind === "refused" && outcome.refusal.code.reason === reason ? "Signature" : "Description";
}

/** All parts of the credentials are judged together. If one of them caused the refusal, the others count as judged later. */
const rankOf = (step: CheckStep): number =>
  step === "Route" ? 0 : step === "Description" ? 2 : step === "World" ? 3 : 1;

function ofAuth(judged: Judged | undefined, { auth }: InspectedBy): Omit<Check, "step"> {
  if (judged === undefined) {
    return {
      state: "not reached",
      text: { en: "Credentials are not checked: --auth off", zh: "不校验凭证：--auth off" },
    };
  }
  const { state, text } = judged;
  if (state === "not asked for") return { state: "not reached", text };
  return { state: state === "refused" && auth === "lenient" ? "warning" : state, text };
}

function ofBody(body: BodyJudgement | undefined, { validate }: InspectedBy): Omit<Check, "step"> {
  if (body === undefined) {
    return { state: "not reached", text: { en: "Not checked: --validate off", zh: "不校验：--validate off" } };
  }
  const refusal = refusalOf(body, validate);
  if (refusal !== undefined) return { state: "refused", text: wholeText(refusal) };
  const [warning] = body.warnings;
  if (warning !== undefined) return { state: "warning", text: warning.message };
  return { state: "ok", text: { en: "It matches", zh: "符合" } };
}

function ofWorld({ source, code, refusal, example }: JournalEntry): Omit<Check, "step"> {
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
