import type { SignatureReport } from "../auth/signature-report.ts";
import type { Violation } from "../contract/violation.ts";
import type { Warning } from "../contract/warning.ts";
import type { Text } from "../refusals/text.ts";

export type CheckStep = "Route" | "Signature" | "Timestamp" | "Nonce" | "Description" | "World";

/** `warning`: wrong, but tolerated. `not reached`: there was nothing to judge, or no need to judge it. */
export type CheckState = "ok" | "refused" | "warning" | "not reached";

export interface Check {
  readonly step: CheckStep;
  readonly state: CheckState;
  readonly text: Text;
  /** Judged only for the inspection, after the request was answered. */
  readonly late?: true;
}

/** Everything known about a request, including the checks that its refusal skipped. Computed on demand. */
export interface Inspection {
  readonly checks: readonly Check[];
  readonly signature?: SignatureReport;
  readonly violations: readonly Violation[];
  readonly violationCount: number;
  readonly warnings: readonly Warning[];
}
