/**
 * Many ids, one stream.
 *
 * @packageDocumentation
 */
export {
  type StreamId,
  type StreamItem,
  type StreamOptions,
  type StreamProgress,
  streamByIds,
} from "./stream-by-ids.ts";
