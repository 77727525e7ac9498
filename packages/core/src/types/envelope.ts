/** The API's answer, unchanged. */
export interface Envelope {
  readonly code: number | string;
  readonly msg?: string | null;
  readonly requestId?: string | null;
  readonly developId?: string | null;
  readonly data?: unknown;
  readonly [field: string]: unknown;
}
