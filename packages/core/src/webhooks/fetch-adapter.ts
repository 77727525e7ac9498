import { answerText, TEXT } from "./answer-text.ts";
import type { Intake } from "./intake.ts";
import { joinChunks } from "./join-chunks.ts";

/**
 * Answers a request of the fetch standard. In a Worker give `context` too (`export default { fetch: receiver.fetch }` does): its
 * `waitUntil` keeps work running after the answer.
 */
export type FetchHandler = (request: Request, env?: unknown, context?: unknown) => Promise<Response>;

export async function answerFetch(intake: Intake, request: Request, context: unknown): Promise<Response> {
  const { headers } = request;
  const { answer, work } = intake({
    read: (maxBytes) => bodyOf(request, maxBytes),
    authorization: headers.get("authorization"),
    headers: Object.fromEntries(headers),
  });
  (context as { waitUntil?(work: Promise<unknown>): void } | null | undefined)?.waitUntil?.(work);
  const result = await answer;
  const text = answerText(result);
  return new Response(text, { status: result.status, headers: text ? TEXT : {} });
}

async function bodyOf(request: Request, maxBytes: number): Promise<unknown> {
  if (request.bodyUsed) return {};
  const length = request.headers.get("content-length");
  return length && Number(length) <= maxBytes ? readAtOnce(request) : readStream(request, maxBytes);
}

/** Avoids reading `body` early: some servers, such as Hono's on Node, create the stream only on access. */
async function readAtOnce(request: Request): Promise<unknown> {
  try {
    return await request.arrayBuffer();
  } catch (error) {
    // Locked by other code: nothing was read. Otherwise the connection broke.
    if (!request.bodyUsed) return {};
    throw error;
  }
}

async function readStream({ body }: Request, maxBytes: number): Promise<unknown> {
  if (body?.locked) return {};
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (reader && length <= maxBytes) {
    const { done, value } = await reader.read();
    if (done) return joinChunks(chunks);
    chunks.push(value);
    length += value.length;
  }
  reader?.cancel().catch(() => {});
  return joinChunks(chunks);
}
