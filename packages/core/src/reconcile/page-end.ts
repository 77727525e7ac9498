import type { ApiError } from "../errors/errors.ts";

/** Fields that announce more pages: `hasNext`, `has_more`. */
const MORE = /more|next/i;
/** Fields with the number of pages: `totalPages`, `pageCount`. */
const PAGES = /pages$|page_?count$/i;

const isPromise = (name: string, value: unknown): boolean => MORE.test(name) && value === true;

/** Whether a page says that another one follows. */
export const promisesMore = (page: object): boolean =>
  Object.entries(page).some(([name, value]) => isPromise(name, value));

/** Whether a page without orders still announces orders: more pages, or a list in another place than the description says. */
export const tellsOfMore = (page: object, number: number): boolean =>
  Object.entries(page).some(
    ([name, value]: readonly [string, unknown]) =>
      (Array.isArray(value) && value.length > 0) ||
      isPromise(name, value) ||
      (PAGES.test(name) && number > 1 && Number(value) >= number),
  );

/** Whether a refusal may mean that the page does not exist, rather than that the server failed or refused this caller. */
export const isAboutPage = ({ retryable, status, code }: Pick<ApiError, "retryable" | "status" | "code">): boolean =>
  !retryable && ![401, 403].includes(Number(status)) && !["401", "403", "429", "500"].includes(String(code));
