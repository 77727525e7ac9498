import { isCopy } from "../transport/loaded-first.ts";

/** Where caches tell that an answer is a copy of theirs, with or without `Age`. */
const CACHE_NOTES = ["x-cache", "x-cache-status", "cf-cache-status", "cache-status"];

/** Whether a page is a copy: orders may have come since it was made. */
export const isCached = (headers: Headers): boolean =>
  isCopy(headers) || CACHE_NOTES.some((name) => /\bhit\b/i.test(headers.get(name) ?? ""));
