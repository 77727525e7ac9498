import { answerText, TEXT } from "./answer-text.ts";
import type { Arrival } from "./intake.ts";
import { type NodeRequest, nodeBody } from "./node-body.ts";
import type { PushResult } from "./push-result.ts";

/** The part of Node's `ServerResponse` that is used. */
export interface NodeResponse {
  readonly headersSent: boolean;
  writeHead(status: number, headers: Record<string, string | number>): unknown;
  end(text: string): unknown;
}

/** A handler for `createServer` of node:http, and for a route of Express 4 or 5. */
export type NodeHandler = (request: NodeRequest, response: NodeResponse) => Promise<void>;

type Answer = (arrival: Arrival) => Promise<PushResult>;

export async function answerNode(answer: Answer, request: NodeRequest, response: NodeResponse): Promise<void> {
  const result = await answer(arrivalOf(request, request));
  // Other code answered, for instance the framework's time-out.
  if (response.headersSent) return;
  const text = answerText(result);
  response.writeHead(result.status, text ? TEXT : { "content-length": 0 });
  response.end(text ?? "");
}

const arrivalOf = ({ headers }: NodeRequest, stream: NodeRequest): Arrival => ({
  read: (maxBytes) => nodeBody(stream, maxBytes),
  authorization: headers.authorization,
  headers,
});

/** The part of a Fastify instance that is used. */
export interface FastifyLike {
  removeAllContentTypeParsers(): unknown;
  addContentTypeParser(
    type: "*",
    parser: (request: unknown, payload: NodeRequest, done: (error: null, body: unknown) => void) => void,
  ): unknown;
  post(url: string, handler: (request: FastifyRequestLike, reply: FastifyReplyLike) => Promise<unknown>): unknown;
}

interface FastifyRequestLike {
  readonly body: unknown;
  readonly raw: NodeRequest;
}

interface FastifyReplyLike {
  code(status: number): unknown;
  headers(values: Record<string, string>): unknown;
  send(text?: string | null): unknown;
}

/** Register it without fastify-plugin: its parser must not leave the plugin. */
export type FastifyPlugin = (instance: FastifyLike, options: { readonly url: string }) => Promise<void>;

export async function addRoute(answer: Answer, instance: FastifyLike, url: string): Promise<void> {
  instance.removeAllContentTypeParsers();
  // Pass the stream on: the receiver reads it within its own limits.
  instance.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
  instance.post(url, async ({ body, raw }, reply) => {
    const result = await answer(arrivalOf(raw, (body ?? raw) as NodeRequest));
    const text = answerText(result);
    reply.code(result.status);
    if (text) reply.headers(TEXT);
    return reply.send(text ?? undefined);
  });
}
