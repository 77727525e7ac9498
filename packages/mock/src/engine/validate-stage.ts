import { readPrefer } from "../answers/prefer-header.ts";
import { checkRequest } from "../contract/check-request.ts";
import { decodeBody } from "../contract/decode-body.ts";
import type { OperationContracts } from "../contract/operation-contract.ts";
import { overlooked } from "../contract/overlooked.ts";
import { violationLines } from "../contract/violation-lines.ts";
import type { Warning } from "../contract/warning.ts";
import { mockCodes } from "../refusals/codes.ts";
import { Refusal } from "../refusals/refusal.ts";
import { routed, type Stage } from "./context.ts";

/** How many violations `msg` spells out. */
const MOST_IN_MSG = 5;

/** `strict`: refuses unknown names, too. `lenient`: refuses violations, tells of unknown names. `off`: looks at neither. */
export type ValidateMode = "strict" | "lenient" | "off";

/** Decodes the body, and checks it and the parameters against the description. */
export function validateStage(contracts: OperationContracts, mode: ValidateMode): Stage {
  return (context) => {
    const { operation, target } = routed(context);
    const { request, params } = context;
    const decoded = decodeBody(operation, request.headers, request.body);
    if (!decoded.ok) return new Refusal(decoded.code, decoded.detail);
    if (!decoded.empty) context.body = decoded.value;
    if (mode === "off") return undefined;
    const contract = contracts.of(operation);
    const looked = { query: target.query, body: context.body, bodyLength: request.body.length };
    context.warnings = [...overlooked(operation, contract, looked), ...preferWarnings(request.headers.prefer)];
    const sent = { request, target, params, decoded };
    const { violations, count } = checkRequest(operation, contract, sent);
    context.violations = violations;
    context.violationCount = count;
    const { warnings } = context;
    if (violations.length > 0) {
      return new Refusal(mockCodes.violation, {
        en: [violationLines(violations, "en", MOST_IN_MSG, count), ...warningLines(warnings, "en")].join("; "),
        zh: [violationLines(violations, "zh", MOST_IN_MSG, count), ...warningLines(warnings, "zh")].join("；"),
      });
    }
    if (mode === "lenient" || warnings.length === 0) return undefined;
    return new Refusal(mockCodes.unknownName, {
      en: warningLines(warnings, "en").join("; "),
      zh: warningLines(warnings, "zh").join("；"),
    });
  };
}

const warningLines = (warnings: readonly Warning[], language: "en" | "zh"): readonly string[] =>
  warnings.slice(0, MOST_IN_MSG).map(({ message }) => message[language]);

/** A misspelt preference would be passed over like every other that is not known. */
function preferWarnings(header: string | undefined): readonly Warning[] {
  const read = readPrefer(header);
  if (!read.ok) return [];
  return read.preference.overlooked.map(({ name, didYouMean }) => ({
    location: ["header", "prefer", name],
    rule: "unknown-name",
    message: {
      en: `the prefer header has "${name}", which is not known; did you mean "${didYouMean}"?`,
      zh: `prefer 请求头中的 "${name}" 不存在；是不是 "${didYouMean}"？`,
    },
    didYouMean,
  }));
}
