import { decodeBody } from "../contract/decode-body.ts";
import type { OperationContracts } from "../contract/operation-contract.ts";
import { violationLines } from "../contract/violation-lines.ts";
import type { Warning } from "../contract/warning.ts";
import { mockCodes } from "../refusals/codes.ts";
import { Refusal } from "../refusals/refusal.ts";
import type { Text } from "../refusals/text.ts";
import { routed, type Stage } from "./context.ts";
import { type BodyJudgement, judgeBody } from "./judge-body.ts";

/** How many violations `msg` spells out. */
const MOST_IN_MSG = 5;

/** `strict`: refuses unknown names, too. `lenient`: refuses violations, reports unknown names. `off`: checks neither. */
export type ValidateMode = "strict" | "lenient" | "off";

/** Decodes the body, and checks it and the parameters against the description. */
export function validateStage(contracts: OperationContracts, mode: ValidateMode): Stage {
  return (context) => {
    if (mode === "off") {
      const decoded = decodeBody(routed(context).operation, context.request.headers, context.request.body);
      if (!decoded.ok) return new Refusal(decoded.code, decoded.detail);
      if (!decoded.empty) context.body = decoded.value;
      return undefined;
    }
    const judged = judgeBody(contracts, context);
    const { decoded, violations, violationCount, warnings } = judged;
    if (decoded.ok && !decoded.empty) context.body = decoded.value;
    context.violations = violations;
    context.violationCount = violationCount;
    context.warnings = warnings;
    return refusalOf(judged, mode);
  };
}

/** Why the description refuses a request; undefined if it does not. */
export function refusalOf(
  { unreadable, violations, violationCount, warnings }: BodyJudgement,
  mode: ValidateMode,
): Refusal | undefined {
  if (unreadable !== undefined) return unreadable;
  if (violations.length > 0) {
    const lines = (language: keyof Text): string[] => [
      violationLines(violations, language, MOST_IN_MSG, violationCount),
      ...warningLines(warnings, language),
    ];
    return new Refusal(mockCodes.violation, { en: lines("en").join("; "), zh: lines("zh").join("；") });
  }
  if (mode !== "strict" || warnings.length === 0) return undefined;
  return new Refusal(mockCodes.unknownName, {
    en: warningLines(warnings, "en").join("; "),
    zh: warningLines(warnings, "zh").join("；"),
  });
}

const warningLines = (warnings: readonly Warning[], language: keyof Text): readonly string[] =>
  warnings.slice(0, MOST_IN_MSG).map(({ message }) => message[language]);
