import { codeHeader } from "./answers/mock-headers.ts";
import { randomRequestId } from "./answers/request-id.ts";
import type { Description } from "./contract/description.ts";
import type { Handle, MockRequest, MockResponse } from "./contract/message.ts";
import { control } from "./control/control.ts";
import type { Engine } from "./engine/engine.ts";
import type { Settings } from "./engine/settings.ts";
import { corsHeaders, preflight } from "./http/cors.ts";
import type { Realms } from "./realms/realms.ts";
import { failureEnvelope } from "./refusals/envelope.ts";
import { internalError } from "./refusals/internal-error.ts";

/** Everything that the mock answers: preflights, its own control paths, the API. Never rejects. */
export function createHandle(
  engine: Engine,
  realms: Realms,
  settings: Settings,
  description: Description,
  document: () => string,
): Handle {
  const controlled = {
    title: description.title,
    version: description.version,
    operations: description.operations.length,
    document,
    requests: () => realms.default.journal.requests(),
    reset: () => realms.default.reset(),
  };
  const answer = async (request: MockRequest): Promise<MockResponse> => {
    const path = request.target.split("?", 1)[0] ?? "";
    const response =
      request.method === "OPTIONS"
        ? preflight(request.headers)
        : (control(controlled, request.method, path) ?? (await engine.handle(request)));
    const date = new Date(realms.default.clock.judged()).toUTCString();
    return { ...response, headers: { date, ...corsHeaders(request.headers.origin), ...response.headers } };
  };
  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      // Clock, request ids and logger are the user's, and may throw.
      return fallback(error, settings);
    }
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
