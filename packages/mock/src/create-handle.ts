import { codeHeader } from "./answers/mock-headers.ts";
import { randomRequestId } from "./answers/request-id.ts";
import type { Handle, MockRequest, MockResponse } from "./contract/message.ts";
import { type ControlAnswer, control } from "./control/control.ts";
import type { Controlled } from "./control/control-call.ts";
import { controlPath } from "./control/routes.ts";
import type { Engine } from "./engine/engine.ts";
import type { Settings } from "./engine/settings.ts";
import { corsHeaders, preflight } from "./http/cors.ts";
import { failureEnvelope } from "./refusals/envelope.ts";
import { internalError } from "./refusals/internal-error.ts";

/** Everything that the mock answers: preflights, its own control paths, the API. Never rejects. */
export function createHandle(engine: Engine, settings: Settings, controlled: Controlled): Handle {
  const { basePath, controlHosts } = settings;
  const answer = async (request: MockRequest): Promise<MockResponse> => {
    const { origin } = request.headers;
    if (request.method === "OPTIONS" && controlPath(request.target, basePath) === undefined) {
      return dated({ ...preflight(request.headers) }, corsHeaders(origin));
    }
    const own: ControlAnswer | undefined =
      request.unread === undefined ? await control(controlled, request, basePath, controlHosts) : undefined;
    if (own === undefined) return engine.handle(request, { date: now(), ...corsHeaders(origin) });
    // The control API has no CORS headers: pages of other origins must not read it.
    return dated(own.response, own.open ? corsHeaders(origin) : {});
  };
  const now = dateText(() => controlled.realms.default.clock.judged());
  const dated = (response: MockResponse, headers: Readonly<Record<string, string>>): MockResponse => ({
    ...response,
    headers: { date: now(), ...headers, ...response.headers },
  });
  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      // Clock, request ids and logger are the user's, and may throw.
      return fallback(error, settings);
    }
  };
}

/** The text of the `date` header, created once a second. */
function dateText(clock: () => number): () => string {
  let second = Number.NaN;
  let text = "";
  return () => {
    const now = Math.floor(clock() / 1000);
    if (now !== second) {
      second = now;
      text = new Date(now * 1000).toUTCString();
    }
    return text;
  };
}

function fallback(error: unknown, { language }: Settings): MockResponse {
  const { code, detail } = internalError(error);
  return {
    status: code.status,
    headers: { "content-type": "application/json", "x-mock-code": codeHeader(code) },
    body: JSON.stringify(failureEnvelope(code, detail, randomRequestId(), language)),
  };
}
