/** Everything EVIDENCE.md says, as data. The package is published with a copy of these types, for those who import the JSON. */

/** How many of each grade. */
export type Counts = Readonly<Record<string, number>>;

export interface Field {
  readonly side: "request" | "response";
  /** Names from the root of the body, `[]` for an item of a list, `{}` for JSON inside text. */
  readonly path: string;
  readonly grade: string;
  readonly note?: string;
}

export interface OperationEvidence {
  readonly id: string;
  readonly kind: "path" | "webhook";
  readonly tag: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly grades: { readonly path: string | null; readonly request: string; readonly response: string };
  readonly note: string | null;
  readonly sources: readonly string[];
  readonly share: Counts;
  readonly fields: readonly Field[];
  readonly contradictions: readonly string[];
  readonly openQuestions: readonly string[];
}

export interface Question {
  readonly question: string;
  readonly reading: string;
  readonly grade: string;
  readonly settle: string;
}

export interface Contradiction {
  readonly matter: string;
  readonly sources: string;
  readonly decision: string;
}

export interface Evidence {
  readonly version: string;
  readonly totals: {
    readonly operations: number;
    readonly webhooks: number;
    readonly fields: number;
    readonly path: Counts;
    readonly request: Counts;
    readonly response: Counts;
    readonly share: Counts;
    readonly contradictions: number;
    readonly openQuestions: number;
  };
  readonly tags: readonly { readonly name: string; readonly title: string }[];
  readonly operations: readonly OperationEvidence[];
  readonly platform: { readonly questions: readonly Question[]; readonly contradictions: readonly Contradiction[] };
}
