/** The only form that HTTP allows. `Date.parse` also reads "0" as the year 2000, and "1, 2" as a day in 2001. */
const FORM = /^\w{3}, \d\d \w{3} 20\d\d \d\d:\d\d:\d\d GMT$/;

/** A date as HTTP writes it, in milliseconds since 1970; `NaN` if the text is not such a date, or not in this century. */
export const httpDate = (text: string): number => (FORM.test(text) ? Date.parse(text) : Number.NaN);

/** Whether an answer is a cached copy: its `Date` is the time when the copy was made. */
export const isCopy = (headers: Headers): boolean => /[1-9]/.test(headers.get("age") ?? "");

/** The `Date` of an answer; `NaN` if it has none or is a copy. */
export const serverTime = (headers: Headers | undefined): number =>
  !headers || isCopy(headers) ? Number.NaN : httpDate(headers.get("date") ?? "");
