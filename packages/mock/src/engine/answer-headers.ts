import { authHeader, codeHeader, inventedCode, violationsHeader, warningsHeader } from "../answers/mock-headers.ts";
import type { AuthMode } from "../auth/outcome.ts";
import { Refusal } from "../refusals/refusal.ts";
import type { RequestContext, StageResult } from "./context.ts";

const INVENTED = { first: 99_000, last: 99_999 };

/** The `x-mock-…` headers: what the mock knows about a request, in addition to the answer. */
export function mockHeaders(context: RequestContext, result: StageResult, mode: AuthMode): Record<string, string> {
  const { operation, example, violations, warnings, code, reason, source } = context;
  return {
    "x-mock-auth": authHeader(context.auth, mode),
    ...(operation === undefined ? {} : { "x-mock-operation": operation.id }),
    ...(source === undefined ? {} : { "x-mock-source": source }),
    ...(example === undefined ? {} : { "x-mock-example": example }),
    ...(violations.length === 0 ? {} : { "x-mock-violations": violationsHeader(violations, context.violationCount) }),
    ...(warnings.length === 0 ? {} : { "x-mock-warnings": warningsHeader(warnings) }),
    ...(result instanceof Refusal
      ? { "x-mock-code": codeHeader(result.code) }
      : code !== undefined && code >= INVENTED.first && code <= INVENTED.last
        ? { "x-mock-code": inventedCode(code, reason) }
        : {}),
  };
}
