import { Nonces } from "../auth/nonces.ts";
import type { Description } from "../contract/description.ts";
import type { MockRequest, MockResponse } from "../contract/message.ts";
import { OperationContracts } from "../contract/operation-contract.ts";
import { Journal, type JournalEntry } from "../journal/journal.ts";
import { failureEnvelope } from "../refusals/envelope.ts";
import { internalError } from "../refusals/internal-error.ts";
import { Refusal } from "../refusals/refusal.ts";
import { mockHeaders } from "./answer-headers.ts";
import { answerStage } from "./answer-stage.ts";
import { authenticateStage } from "./authenticate-stage.ts";
import type { RequestContext, Stage, StageResult } from "./context.ts";
import { noteOf } from "./note.ts";
import { routeStage } from "./route-stage.ts";
import type { Settings } from "./settings.ts";
import { validateStage } from "./validate-stage.ts";

/** The API without a socket: a request goes through the stages, one after the other, until one of them answers. */
export class Engine {
  readonly #settings: Settings;
  readonly #stages: readonly Stage[];
  readonly #journal = new Journal();
  readonly #nonces: Nonces;

  constructor(settings: Settings, description: Description) {
    const { auth, credentials, scheme, timestampUnit, limits } = settings;
    this.#settings = settings;
    this.#nonces = new Nonces(limits.nonces);
    const contracts = new OperationContracts();
    this.#stages = [
      routeStage(description, settings.basePath, limits.bodyBytes),
      authenticateStage(auth, { credentials, scheme, timestampUnit, nonces: this.#nonces }),
      validateStage(contracts),
      answerStage(contracts, () => settings.requestId()),
    ];
  }

  requests(): readonly JournalEntry[] {
    return this.#journal.list();
  }

  /** Forgets requests and nonces. */
  reset(): void {
    this.#journal.clear();
    this.#nonces.clear();
  }

  /** Rejects only if the user's clock, request ids or logger throw. */
  async handle(request: MockRequest): Promise<MockResponse> {
    const started = performance.now();
    const context: RequestContext = {
      request,
      now: this.#settings.clock(),
      params: {},
      violations: [],
      violationCount: 0,
      answerViolations: [],
    };
    const result = await this.#run(context);
    const response = result instanceof Refusal ? this.#written(context, result) : result;
    const note = noteOf(context, response.status, performance.now() - started);
    this.#settings.onRequest(this.#journal.add(note, request.body.length));
    return {
      ...response,
      headers: { ...response.headers, ...mockHeaders(context, result, this.#settings.auth) },
      body: request.method === "HEAD" ? "" : response.body,
    };
  }

  async #run(context: RequestContext): Promise<StageResult> {
    try {
      for (const stage of this.#stages) {
        const result = await stage(context);
        if (result !== undefined) return result;
      }
      throw new Error("no stage answered");
    } catch (error) {
      return internalError(error);
    }
  }

  #written(context: RequestContext, { code, detail, headers }: Refusal): MockResponse {
    context.code = code.code;
    context.reason = code.reason;
    const envelope = failureEnvelope(code, detail, this.#settings.requestId(), this.#settings.language);
    return {
      status: code.status,
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(envelope),
    };
  }
}
