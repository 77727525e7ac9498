import type { SignatureScheme } from "@pandapon/core";
import type { DescribedOperation, Description } from "../contract/description.ts";
import type { ConsolePages } from "../contract/load.ts";
import type { Handle, MockResponse } from "../contract/message.ts";
import type { JournalEntry } from "../journal/entry.ts";
import type { Inspection } from "../journal/inspection.ts";
import type { Realm } from "../realms/realm.ts";
import type { Realms } from "../realms/realms.ts";
import type { Text } from "../refusals/text.ts";
import type { Library } from "../scenarios/library.ts";
import type { ErrorShape } from "./shapes/index.ts";

/** What the control API needs. */
export interface Controlled {
  readonly realms: Realms;
  readonly description: Description;
  readonly version: string;
  readonly boot: string;
  /** Address with the base path, as clients take it. */
  readonly baseUrl: () => string;
  readonly document: () => string;
  readonly consolePages: () => ConsolePages;
  /** The description as an object, to be read only. */
  readonly parsed: () => object;
  /** The API itself, for requests that the console sends. */
  readonly api: Handle;
  readonly library: Library;
  /** Everything known about an answered request. */
  readonly inspect: (realm: Realm, entry: JournalEntry) => Inspection;
  /** The rule that requests are signed by. */
  readonly scheme: SignatureScheme;
  /** Query parameters of an operation. */
  readonly queryNames: (operation: DescribedOperation) => readonly string[];
}

/** One request to the control API. */
export interface ControlCall {
  readonly on: Controlled;
  readonly realm: Realm;
  /** The values of `:name` in the path. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** JSON, read; undefined when it has none. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

export type ControlHandler = (call: ControlCall) => MockResponse | Promise<MockResponse>;

/** A request that cannot be carried out, with a text for its sender. */
export class ControlError extends Error {
  readonly status: number;
  readonly text: Text;
  readonly field: string | undefined;

  constructor(status: number, en: string, zh: string, field?: string) {
    super(en);
    this.name = "ControlError";
    this.status = status;
    this.text = { en, zh };
    this.field = field;
  }
}

export const json = (value: unknown, status = 200): MockResponse => ({
  status,
  headers: { "content-type": "application/json", "cache-control": "no-store" },
  body: JSON.stringify(value),
});

export const noContent: MockResponse = { status: 204, headers: {}, body: "" };

export const errorAnswer = (status: number, error: Text, field?: string): MockResponse =>
  json({ error, ...(field === undefined ? {} : { field }) } satisfies ErrorShape, status);

/** The fields of a JSON body. @throws ControlError if the body is not an object */
export function fieldsOf({ body }: ControlCall): Readonly<Record<string, unknown>> {
  if (body === undefined) return {};
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new ControlError(400, "the body must be a JSON object", "请求体必须是 JSON 对象");
  }
  return body as Readonly<Record<string, unknown>>;
}

/** A text field of the body. @throws ControlError if it is something else */
export function textField(call: ControlCall, name: string): string | undefined {
  const value = fieldsOf(call)[name];
  if (value === undefined || typeof value === "string") return value;
  throw new ControlError(400, `${name} must be text`, `${name} 必须是文本`, name);
}

export const notFound = (what: Text): ControlError => new ControlError(404, what.en, what.zh);
