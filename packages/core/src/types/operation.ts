/**
 * How well a fact is known; the strongest first. PandaPon's public documentation is partial, so each fact has a grade.
 *
 * - `confirmed`: seen with a live key.
 * - `documented`: on the public page of this operation of the present API (v2).
 * - `documented-v1`: on the page of the same operation of the API before (v1).
 * - `observed`: seen in a third party's program or screen.
 * - `sibling`: as in the twin of the operation, of the other marketplace or beside it.
 * - `upstream`: as in the API of Taobao or 1688, on which PandaPon is built.
 * - `inferred`: concluded from the rest.
 */
export type Grade = "confirmed" | "documented" | "documented-v1" | "observed" | "sibling" | "upstream" | "inferred";

/** `read`: repeating it changes nothing. `write`, `payment`: sent once, never again while the outcome is unknown. */
export type Safety = "read" | "write" | "payment";

/** The fields that page an operation, with dots from the root of the input or of the answer. */
export interface Page {
  /** Input field: number of the page. */
  readonly number: string;
  /** Number of the first page. */
  readonly first: number;
  /** Input field: items per page. */
  readonly size?: string;
  /** Answer field: the items, an array. */
  readonly items: string;
  /** Answer field: how many items there are in all. */
  readonly total?: string;
  /** Answer field: how many pages there are. */
  readonly pages?: string;
  /** Answer field: whether another page follows. */
  readonly hasNext?: string;
}

/**
 * What the client knows about one operation. Generated from the description: no code depends on a particular operation.
 *
 * Field paths have dots between names; `*` is each item of an array or each value of a map, `**` any depth (recursive objects).
 */
export interface Operation<Input = unknown, Output = unknown> {
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** A template; input fields replace the names in braces. */
  readonly path: string;
  readonly safety: Safety;
  /** Evidence of the path. */
  readonly grade: Grade;
  /** `query`: signed by `timestamp` and `sign` in the query as well (warehouse logistics). Absent: by headers only. */
  readonly auth?: "query";
  /** Input fields that go into the query. All fields that are neither here nor in the path form the JSON body. */
  readonly query?: readonly string[];
  /** Takes a JSON body. */
  readonly body?: true;
  /** Input paths of 64-bit ids that are written as bare numbers. */
  readonly numberIds?: readonly string[];
  /** Input paths of 64-bit ids that are written as text. */
  readonly textIds?: readonly string[];
  /** Input paths of JSON text: an object or array is encoded, a string is passed through. */
  readonly jsonText?: readonly string[];
  /** Input paths of whole numbers: a number with decimals, or text with other characters than digits, is refused. */
  readonly wholeNumbers?: readonly string[];
  /** Input paths that are spellings of one fact: fields of one object, each in one group. Two different values are refused. */
  readonly aliases?: readonly (readonly string[])[];
  /** Answer paths (from the envelope) of 64-bit ids; always returned as text. */
  readonly ids?: readonly string[];
  /** A success carries an object in `data`. Absent: it may be null, a single value, or unknown. */
  readonly data?: "object";
  readonly page?: Page;
  /** The operation that tells what happened when an outcome is unknown. */
  readonly reconcile?: string;
  /** Absent at run time; it only carries the types. */
  readonly types?: (input: Input) => Output;
}

/** An operation of any types. */
export type AnyOperation = Operation<never, unknown>;
