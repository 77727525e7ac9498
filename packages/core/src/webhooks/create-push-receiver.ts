import { atDoor } from "../errors/at-door.ts";
import { lazily } from "../values/lazily.ts";
import { copyOf } from "./bytes.ts";
import type { FetchHandler } from "./fetch-adapter.ts";
import { type Arrival, createIntake } from "./intake.ts";
import type { FastifyPlugin, NodeHandler } from "./node-adapters.ts";
import type { PushResult } from "./push-result.ts";
import type { PushReceiverOptions } from "./receiver-options.ts";
import type { IncomingPush } from "./verify-push.ts";

/** A request, for `receive`. */
export interface ReceivedPush extends Partial<IncomingPush> {
  /** All headers: `onRefused` and `learn` show them, masked. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>> | undefined;
}

/** Receives pushes, in any framework. */
export interface PushReceiver {
  /** Verifies, reads and accepts a push, and returns what to answer. Never rejects. */
  receive(push: ReceivedPush): Promise<PushResult>;
  /** For Hono, Next route handlers, Bun, Deno and Workers. */
  readonly fetch: FetchHandler;
  /** For node:http, Express and Nest. */
  readonly node: NodeHandler;
  /** A plugin with its own parser of raw bodies: `fastify.register(receiver.fastify, { url: "/pandapon" })`. */
  readonly fastify: FastifyPlugin;
}

/**
 * Creates a receiver of PandaPon's pushes.
 *
 * A push takes effect at least once, and once in effect through the unique key: let `accept` store it under `push.key`. The
 * receiver itself remembers no pushes: if it recorded a push before `accept` and the process died in between, the push would be
 * lost.
 *
 * @throws InputError The access key, a secret or `accept` is missing, or an option is unusable.
 *
 * @example
 * ```ts
 * const receiver = createPushReceiver({
 *   accessKey,
 *   secrets: [secret, oldSecret],
 *   accept: async (push) => { await queue.add("push", push.raw, { jobId: push.key }); },
 * });
 * app.post("/pandapon", receiver.node); // or fetch: receiver.fetch, or fastify.register(receiver.fastify, { url: "/pandapon" })
 * ```
 */
export function createPushReceiver(options: PushReceiverOptions): PushReceiver {
  const intake = atDoor(() => createIntake(options));
  const answer = (arrival: Arrival): Promise<PushResult> => intake(arrival).answer;
  const adapters = lazily(() => import("./adapters.ts"));
  return {
    receive: ({ body, authorization, headers = {} }) => answer({ read: () => copyOf(body), authorization, headers }),
    fetch: async (request, _env, context) => (await adapters()).answerFetch(intake, request, context),
    node: async (request, response) => (await adapters()).answerNode(answer, request, response),
    fastify: async (instance, { url }) => (await adapters()).addRoute(answer, instance, url),
  };
}
