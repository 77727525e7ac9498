import { isCopy } from "../transport/loaded-first.ts";

/** Headers in which caches report what they did. `Cache-Control` and similar headers only say what caches may do. */
const CACHE_NOTE = /cache(?!.*control)|^server-timing$/;
/** `HIT`, `TCP_MEM_HIT`, `RefreshHit`. */
const FROM_CACHE = /(?<!w)hit|stale|updating|revalidated/i;
/** RFC 7234: the answer is stale, or could not be revalidated. */
const STALE_WARNING = /(^|,)\s*11[0-3]\b/;

/** Whether a page is a copy: orders may have come since it was made. */
export const isCached = (headers: Headers): boolean => isCopy(headers) || [...headers].some(isNoteOfCopy);

function isNoteOfCopy([name, value]: readonly [name: string, value: string]): boolean {
  if (name === "warning") return STALE_WARNING.test(value);
  if (name.endsWith("cache-hits")) return /[1-9]/.test(value);
  // Varnish appends the id of the request that made the copy.
  if (name === "x-varnish") return /\d \d/.test(value);
  if (name.endsWith("from-cache")) return /^(1|true|yes)\b/i.test(value);
  return CACHE_NOTE.test(name) && FROM_CACHE.test(value);
}
