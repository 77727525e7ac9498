import type { MockCode } from "./codes.ts";
import type { Text } from "./text.ts";

/** A refusal of a request. It ends the stages. */
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
