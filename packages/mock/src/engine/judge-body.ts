import { readPrefer } from "../answers/prefer-header.ts";
import { checkRequest } from "../contract/check-request.ts";
import { type DecodedBody, decodeBody } from "../contract/decode-body.ts";
import type { MockRequest } from "../contract/message.ts";
import type { OperationContracts } from "../contract/operation-contract.ts";
import { overlooked } from "../contract/overlooked.ts";
import type { Violation } from "../contract/violation.ts";
import type { Warning } from "../contract/warning.ts";
import { Refusal } from "../refusals/refusal.ts";
import { type RequestContext, routed } from "./context.ts";
import { ownHeaderWarnings } from "./own-headers.ts";

/** The findings of the description about a request. */
export interface BodyJudgement {
  /** The body could not be read: nothing else was checked. */
  readonly unreadable?: Refusal;
  readonly decoded: DecodedBody;
  readonly violations: readonly Violation[];
  readonly violationCount: number;
  readonly warnings: readonly Warning[];
}

/** Checks body and parameters against the description, and finds everything that the API would ignore. Changes nothing. */
export function judgeBody(
  contracts: OperationContracts,
  context: Pick<RequestContext, "request" | "params" | "operation" | "target">,
): BodyJudgement {
  const { operation, target } = routed(context);
  const { request, params } = context;
  const decoded = decodeBody(operation, request.headers, request.body);
  if (!decoded.ok) {
    const unreadable = new Refusal(decoded.code, decoded.detail);
    return { unreadable, decoded, violations: [], violationCount: 0, warnings: [] };
  }
  const contract = contracts.of(operation);
  const { text, value: body } = decoded.empty ? { text: undefined, value: undefined } : decoded;
  const looked = { query: target.query, body, bodyText: text, bodyLength: request.body.length };
  const warnings = [
    ...overlooked(operation, contract, looked),
    ...preferWarnings(request),
    ...ownHeaderWarnings(request),
  ];
  const { violations, count } = checkRequest(operation, contract, { request, target, params, decoded });
  return { decoded, violations, violationCount: count, warnings };
}

/** Reports a misspelt preference: unknown preferences are ignored. */
function preferWarnings({ headers }: MockRequest): readonly Warning[] {
  const read = readPrefer(headers.prefer);
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
