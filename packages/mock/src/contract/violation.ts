import type { Text } from "../refusals/text.ts";

/** A rule of the description that a request, or an answer of the mock itself, breaks. */
export interface Violation {
  /** `["body", "ids", "0"]`; the first part is `body`, `query`, `header` or `path`. */
  readonly location: readonly string[];
  /** Keyword of JSON Schema: `type`, `required`, `enum`, `pattern` … */
  readonly rule: string;
  readonly message: Text;
}
