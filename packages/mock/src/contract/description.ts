/** What the mock knows about the API. Made from the bundle of `@pandapon/spec` by `build.ts`; nothing in `src` names an operation. */
export interface Description {
  readonly title: string;
  readonly version: string;
  readonly operations: readonly DescribedOperation[];
}

/** A part of a credential: an `apiKey` scheme of the description. */
export interface SecurityPart {
  readonly in: "header" | "query";
  readonly name: string;
}

/** A request example with the answer example of the same name. */
export interface RequestExample {
  readonly name: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly path: Readonly<Record<string, unknown>>;
  /** Absent when the operation has no body or no example of this name for it. */
  readonly body?: unknown;
}

/** A named answer example: where in the description it stands. */
export interface AnswerExample {
  readonly name: string;
  /** `200`, `default`, … */
  readonly response: string;
}

export interface DescribedOperation {
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  /** Template, `/v2/…/{refundId}`. */
  readonly path: string;
  /** Alternatives; each is a list of parts that belong together. Empty: no credentials. */
  readonly security: readonly (readonly SecurityPart[])[];
  /** Media types of the request body. Empty: the operation takes no body. */
  readonly mediaTypes: readonly string[];
  readonly requestExamples: readonly RequestExample[];
  readonly answerExamples: readonly AnswerExample[];
  /** Answer paths (from the envelope) of 64-bit ids that are bare numbers on the wire, by response. */
  readonly numberIds: Readonly<Record<string, readonly string[]>>;
  /** Prism's form of the operation, as JSON text: read when the operation is called for the first time. */
  readonly resource: string;
}
