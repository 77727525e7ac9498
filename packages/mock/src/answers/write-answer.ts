import { compileWire } from "@pandapon/core";
import type { DescribedOperation } from "../contract/description.ts";

/** A placeholder for the request id; no text of the description contains it. */
const MARK = "\u0000request-id\u0000";
const MARK_TEXT = JSON.stringify(MARK);

const NO_IDS: readonly string[] = [];

interface Template {
  readonly before: string;
  readonly after: string;
}

/** Writes answers as the API writes them: 64-bit ids as bare numbers where the description says so, and a new request id. */
export class WireWriter {
  /** Texts by example object: they differ only in the request id. */
  readonly #templates = new WeakMap<object, Template>();

  /** By the id paths of an operation: compiled once. */
  readonly #writers = new WeakMap<readonly string[], (value: unknown) => string>();

  /** A value that is written only once, request id included. */
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
