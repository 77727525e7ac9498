import type { Page } from "../types/operation.ts";
import type { CallAnswer } from "./call.ts";
import type { PageFields } from "./page-fields.ts";

/** A page, and its fields as they were before the caller could modify it. */
export interface PageRead<T> {
  readonly answer: CallAnswer<T>;
  readonly fields: PageFields;
}

/** How a paged call reads its pages. */
export interface Pager<T> {
  readonly operationId: string;
  /** The name of the operation for its caller. */
  readonly name: string;
  readonly page: Page;
  /** Number of the page that the call itself asks for. */
  readonly first: number;
  /** Items per page that the input asks for; `NaN` if it asks for none. */
  readonly size: number;
  /** Ends the list, also between items. */
  readonly signal: AbortSignal | undefined;
  /** The page that the call itself asks for. */
  readonly input: unknown;
  /** @param input What to ask for. */
  read(input: unknown): Promise<PageRead<T>>;
}
