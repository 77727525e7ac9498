import { checkRequest } from "../contract/check-request.ts";
import { decodeBody } from "../contract/decode-body.ts";
import type { OperationContracts } from "../contract/operation-contract.ts";
import { violationLines } from "../contract/violation-lines.ts";
import { mockCodes } from "../refusals/codes.ts";
import { Refusal } from "../refusals/refusal.ts";
import { routed, type Stage } from "./context.ts";

/** How many violations `msg` spells out. */
const MOST_IN_MSG = 5;

/** Decodes the body, and checks it and the parameters against the description. */
export function validateStage(contracts: OperationContracts): Stage {
  return (context) => {
    const { operation, target } = routed(context);
    const { request, params } = context;
    const decoded = decodeBody(operation, request.headers, request.body);
    if (!decoded.ok) return new Refusal(decoded.code, decoded.detail);
    if (!decoded.empty) context.body = decoded.value;
    const sent = { request, target, params, decoded };
    const { violations, count } = checkRequest(operation, contracts.of(operation), sent);
    context.violations = violations;
    context.violationCount = count;
    if (violations.length === 0) return undefined;
    return new Refusal(mockCodes.violation, {
      en: violationLines(violations, "en", MOST_IN_MSG, count),
      zh: violationLines(violations, "zh", MOST_IN_MSG, count),
    });
  };
}
