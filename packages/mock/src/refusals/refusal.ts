import type { MockCode } from "./codes.ts";
import type { Text } from "./text.ts";

/** The mock's "no" to a request: ends its way through the stages. */
export class Refusal {
  readonly code: MockCode;
  readonly detail: Text | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: MockCode, detail?: Text, headers: Readonly<Record<string, string>> = {}) {
    this.code = code;
    this.detail = detail;
    this.headers = headers;
  }
}
