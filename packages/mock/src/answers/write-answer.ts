import { compileWire } from "@pandapon/core";
import type { DescribedOperation } from "../contract/description.ts";

/** Stands where the request id goes; no text of the description contains it. */
const MARK = "\u0000request-id\u0000";
const MARK_TEXT = JSON.stringify(MARK);

const NO_IDS: readonly string[] = [];

interface Template {
  readonly before: string;
  readonly after: string;
}

/** Writes answers as they stand on the wire: 64-bit ids bare where the description says so, a fresh request id. */
export class WireWriter {
  /** By example object: their text only changes in the request id. */
  readonly #templates = new WeakMap<object, Template>();

  /** By the list of an operation's ids: which paths they name is worked out once. */
  readonly #writers = new WeakMap<readonly string[], (value: unknown) => string>();

  /** A value that is written this once, request id included. */
  writeOnce(operation: DescribedOperation, response: string, value: unknown): string {
    return this.#writer(operation.numberIds[response] ?? NO_IDS)(value);
  }

  /** `requestId` undefined: value for value. */
  write(operation: DescribedOperation, response: string, value: unknown, requestId: string | undefined): string {
    const write = this.#writer(operation.numberIds[response] ?? NO_IDS);
    if (requestId === undefined || !hasRequestId(value)) return write(value);
    let template = this.#templates.get(value);
    if (template === undefined) {
      const [before = "", after = ""] = write({ ...value, requestId: MARK }).split(MARK_TEXT);
      template = { before, after };
      this.#templates.set(value, template);
    }
    return `${template.before}${JSON.stringify(requestId)}${template.after}`;
  }

  #writer(ids: readonly string[]): (value: unknown) => string {
    let writer = this.#writers.get(ids);
    if (writer === undefined) {
      writer = compileWire(ids);
      this.#writers.set(ids, writer);
    }
    return writer;
  }
}

function hasRequestId(value: unknown): value is { readonly requestId: string } {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, "requestId") === "string";
}
