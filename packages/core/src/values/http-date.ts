/** The only form that HTTP allows to be sent; `Date.parse` also takes "0" for the year 2000, and "1, 2" for a day in 2001. */
const FORM = /^\w{3}, \d\d \w{3} 20\d\d \d\d:\d\d:\d\d GMT$/;

/** A date as HTTP writes it, in milliseconds since 1970; `NaN` when it is none, or not of this century. */
export const httpDate = (text: string): number => (FORM.test(text) ? Date.parse(text) : Number.NaN);

/** Whether an answer is a copy: its `Date` says when that was made. */
export const isCopy = (headers: Headers): boolean => /[1-9]/.test(headers.get("age") ?? "");

/** The `Date` of an answer; `NaN` when it has none, or is a copy. */
export const serverTime = (headers: Headers | undefined): number =>
  !headers || isCopy(headers) ? Number.NaN : httpDate(headers.get("date") ?? "");
