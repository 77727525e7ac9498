/**
 * Many ids, one stream.
 *
 * @packageDocumentation
 */
export { type StreamItem, type StreamOptions, type StreamProgress, streamByIds } from "./stream-by-ids.ts";
