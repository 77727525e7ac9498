import type { Page } from "../types/operation.ts";
import type { CallAnswer } from "./call.ts";
import type { PageFields } from "./page-fields.ts";

/** A page, and what it said before the caller had it. */
export interface PageRead<T> {
  readonly answer: CallAnswer<T>;
  readonly fields: PageFields;
}

/** How a paged call reads its pages. */
export interface Pager<T> {
  readonly operationId: string;
  /** What its caller calls the operation. */
  readonly name: string;
  readonly page: Page;
  /** Number of the page that the call itself asks for. */
  readonly first: number;
  /** Items per page that the input asks for; `NaN` when it does not. */
  readonly size: number;
  /** Ends the list, between items too. */
  readonly signal: AbortSignal | undefined;
  /** What the call itself asks for. */
  readonly input: unknown;
  /** @param input What to ask for. */
  read(input: unknown): Promise<PageRead<T>>;
}
