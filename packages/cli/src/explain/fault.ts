import type { Text } from "../terminal/terminal.ts";

/** What is wrong with a signed request. */
export interface Fault {
  readonly id:
    | "missing-header"
    | "rule"
    | "unit"
    | "clock"
    | "case"
    | "white-space"
    | "access-key"
    | "secret"
    | "nonce"
    | "timestamp-form"
    | "signature-form"
    | "none";
  readonly sentence: Text;
  readonly hint: Text;
}
