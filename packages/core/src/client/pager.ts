import type { Page } from "../types/operation.ts";
import type { Call } from "./call.ts";

/** How a paged call goes on after its first page. */
export interface Pager<T> {
  readonly operationId: string;
  readonly page: Page;
  /** Number of the page that the call itself asks for. */
  readonly first: number;
  /** Ends the list, between items too. */
  readonly signal: AbortSignal | undefined;
  fetch(number: number): Call<T>;
}
