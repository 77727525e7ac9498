export { Call, type CallAnswer, type CallOptions, PagedCall, type SafeResult } from "./call.ts";
export type { Client, RawClient } from "./client/client.ts";
export { createClient } from "./client/create-client.ts";
export { fromEnv } from "./client/from-env.ts";
export type {
  ClientOptions,
  ClientSettings,
  Credentials,
  CredentialsProvider,
  Fetch,
} from "./client/options.ts";
export { parseJsonText, parseLossless, stringifyWire } from "./codec/index.ts";
export * from "./errors/index.ts";
export type { AnyOperation } from "./exchange/core.ts";
export type { Envelope } from "./exchange/task.ts";
export { createGroup, type OperationsOf } from "./groups/create-group.ts";
export { createRedactor, fenToYuan, formatChinaTime, parseChinaTime, yuanToFen } from "./helpers/index.ts";
export type { AttemptEvent, CallEvent, Hooks, Logger } from "./hooks/hooks.ts";
export { createLimiter } from "./limits/create-limiter.ts";
export type { Limiter, LimiterRequest, Limits, LimitsSnapshot } from "./limits/limiter.ts";
export type { Grade, Operation, Page, Safety } from "./operation.ts";
export { list } from "./paging/list.ts";
export type { Paths } from "./paths.ts";
export * from "./signing/index.ts";
export type { Id64Input, JsonText } from "./types.ts";
