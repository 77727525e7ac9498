import type { Page } from "../types/operation.ts";
import type { Call } from "./call.ts";

/** How a paged call continues after its first page. */
export interface Pager<T> {
  readonly operationId: string;
  readonly page: Page;
  /** Number of the page that the call itself asks for. */
  readonly first: number;
  /** Items per page that the input asks for; `NaN` when it does not. */
  readonly size: number;
  /** Ends the list, between items too. */
  readonly signal: AbortSignal | undefined;
  fetch(number: number): Call<T>;
}
