/**
 * The paths that `client.raw` knows, in the form of openapi-typescript. Initially empty: importing `@pandapon/core/taobao`
 * (or `@pandapon/taobao`) adds those of Taobao, and so on, so that an editor loads only the slices that are in use.
 */
// biome-ignore lint/suspicious/noEmptyInterface: a type alias could not be added to
export interface Paths {}
