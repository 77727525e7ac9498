export { Call, type CallAnswer, type SafeResult } from "./call/call.ts";
export type { CallOptions } from "./client/options.ts";
export { PagedCall } from "./paging/paged-call.ts";
