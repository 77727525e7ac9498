import type { Text } from "../../refusals/text.ts";

export interface OperationShape {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: Text;
  readonly group: string;
  readonly groupName: Text;
  readonly safety: string;
  readonly evidence: { readonly path?: string; readonly request?: string; readonly response?: string };
  /** Further words under which it is found. */
  readonly search: readonly string[];
}

/** How well a fact of the description is known, `confirmed` the best. */
export type GradeShape =
  | "confirmed"
  | "documented"
  | "documented-v1"
  | "observed"
  | "sibling"
  | "upstream"
  | "inferred";

export interface OperationDetail extends OperationShape {
  readonly description: string;
  readonly sources: readonly string[];
  readonly input: readonly FieldShape[];
  /** From the envelope on. */
  readonly output: readonly FieldShape[];
  readonly examples: readonly ExampleShape[];
  /** TypeScript, as a client sees it: ids are text. */
  readonly types: { readonly input: string; readonly output: string };
  /** Of a write: the operation that tells what happened when no answer came. */
  readonly reconcile?: { readonly operation: string | null; readonly note: string };
  readonly contradictions: readonly string[];
  readonly openQuestions: readonly string[];
  /** Where clients have it: `taobao.cart.createOrder`. */
  readonly client?: { readonly package: string; readonly group: string; readonly method: string };
}

/** One field; those inside it follow, one deeper. */
export interface FieldShape {
  readonly name: string;
  readonly depth: number;
  /** `orderAddress.zip`, `ids[]`. */
  readonly path: string;
  readonly in: "query" | "path" | "header" | "body" | "answer";
  /** `string | null`, `integer[]`, `object`. */
  readonly type: string;
  readonly nullable: boolean;
  readonly required: boolean;
  /** Optional by the pages, but without it the call has no object. */
  readonly needed?: GradeShape;
  readonly unit?: { readonly unit: string; readonly grade?: GradeShape };
  /** The values that are known so far; others are valid, too. */
  readonly known?: readonly { readonly value: string; readonly meaning: string; readonly grade?: GradeShape }[];
  /** The only values that are valid. */
  readonly values?: readonly string[];
  /** Other spellings of the same fact. */
  readonly alias?: readonly string[];
  readonly grade?: GradeShape;
  /** What there is to say of the grade. */
  readonly note?: string;
  readonly text: string;
  /** A 64-bit id, and how it stands on the wire. */
  readonly int64?: "number" | "string";
  /** The text is JSON; its fields follow. */
  readonly jsonText?: true;
  /** The right spelling of a name that the API misspells. */
  readonly misspelt?: string;
}

export interface ExampleShape {
  readonly name: string;
  /** `200`, `default` … */
  readonly response: string;
  readonly text: string;
  /** `code` of the envelope. */
  readonly code?: number;
  readonly grade?: GradeShape;
  /** The input that it is paired with. */
  readonly request?: unknown;
  readonly answer: unknown;
}
