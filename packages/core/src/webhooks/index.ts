/**
 * Pushes: verify, read and receive the messages that PandaPon sends to your server.
 *
 * @packageDocumentation
 */
export type { PushBodies } from "../types/push-bodies.ts";
export type { PushBytes } from "./bytes.ts";
export { createPushReceiver, type PushReceiver, type ReceivedPush } from "./create-push-receiver.ts";
export type { PushEventNames } from "./event-names.ts";
export type { FetchHandler } from "./fetch-adapter.ts";
export type { FastifyLike, FastifyPlugin, NodeHandler, NodeResponse } from "./node-adapters.ts";
export type { NodeRequest } from "./node-body.ts";
export { type ParsePushOptions, parsePush } from "./parse-push.ts";
export type { Push, PushEvent, PushOf, PushPlatform, UnknownPush } from "./push.ts";
export type { PushBase } from "./push-base.ts";
export type { PushRefusal } from "./push-refusal.ts";
export type { LatePush, PushLesson, PushReason, PushResult, RefusedPush } from "./push-result.ts";
export { PushVerificationError } from "./push-verification-error.ts";
export type { PushReceiverOptions } from "./receiver-options.ts";
export { type PushSigner, signPush } from "./sign-push.ts";
export { type IncomingPush, type PushKeys, type VerifiedPush, verifyPush } from "./verify-push.ts";
