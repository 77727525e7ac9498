import { stringifyWire } from "@pandapon/core";
import type { DescribedOperation } from "../contract/description.ts";

/** Stands where the request id goes; no text of the description contains it. */
const MARK = "\u0000request-id\u0000";
const MARK_TEXT = JSON.stringify(MARK);

interface Template {
  readonly before: string;
  readonly after: string;
}

/** Writes answers as they stand on the wire: 64-bit ids bare where the description says so, a fresh request id. */
export class WireWriter {
  /** By example object: their text never changes but for the request id. */
  readonly #templates = new WeakMap<object, Template>();

  /** A value that is written this once, request id included. */
  writeOnce(operation: DescribedOperation, response: string, value: unknown): string {
    return stringifyWire(value, operation.numberIds[response] ?? []);
  }

  /** `requestId` undefined: value for value. */
  write(operation: DescribedOperation, response: string, value: unknown, requestId: string | undefined): string {
    const ids = operation.numberIds[response] ?? [];
    if (requestId === undefined || !hasRequestId(value)) return stringifyWire(value, ids);
    let template = this.#templates.get(value);
    if (template === undefined) {
      const [before = "", after = ""] = stringifyWire({ ...value, requestId: MARK }, ids).split(MARK_TEXT);
      template = { before, after };
      this.#templates.set(value, template);
    }
    return `${template.before}${JSON.stringify(requestId)}${template.after}`;
  }
}

function hasRequestId(value: unknown): value is { readonly requestId: string } {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, "requestId") === "string";
}
