import type { Recording } from "../answers/recording.ts";
import type { Description } from "../contract/description.ts";
import type { MockRequest, MockResponse } from "../contract/message.ts";
import type { OperationContracts } from "../contract/operation-contract.ts";
import { Slabs } from "../contract/slabs.ts";
import { brokenAnswer } from "../faults/broken-answer.ts";
import type { JournalEntry } from "../journal/entry.ts";
import type { Inspection } from "../journal/inspection.ts";
import type { Realm } from "../realms/realm.ts";
import type { Realms } from "../realms/realms.ts";
import { failureEnvelope } from "../refusals/envelope.ts";
import { internalError } from "../refusals/internal-error.ts";
import { Refusal } from "../refusals/refusal.ts";
import { wholeText } from "../refusals/whole-text.ts";
import type { Library } from "../scenarios/library.ts";
import { once } from "../state/once.ts";
import { mockHeaders } from "./answer-headers.ts";
import { answerStage } from "./answer-stage.ts";
import { authenticateStage, keySetsOf } from "./authenticate-stage.ts";
import { chooseRealm } from "./choose-realm.ts";
import type { RequestContext, Stage, StageResult } from "./context.ts";
import { faultStage } from "./fault-stage.ts";
import { type InspectedBy, inspect } from "./inspect.ts";
import { noteOf, sealedOf } from "./note.ts";
import { routeStage } from "./route-stage.ts";
import type { Settings } from "./settings.ts";
import { validateStage } from "./validate-stage.ts";
import { worldStage } from "./world-stage.ts";

/** The parts that the engine needs. */
export interface EngineParts {
  readonly realms: Realms;
  readonly contracts: OperationContracts;
  readonly library: Library;
  /** Recorded answers; they come before those of the world. */
  readonly recording?: Recording | undefined;
  /** Aborted when the mock closes. */
  readonly closing: AbortSignal;
}

/** The API without a socket: a request goes through the stages, one after the other, until one of them answers. */
export class Engine {
  readonly #settings: Settings;
  readonly #realms: Realms;
  readonly #stages: readonly Stage[];
  readonly #inspectedBy: InspectedBy;
  readonly #slabs = new Slabs();

  constructor(
    settings: Settings,
    description: Description,
    { realms, contracts, library, recording, closing }: EngineParts,
  ) {
    this.#settings = settings;
    this.#realms = realms;
    const { scheme, timestampUnit, auth, validate } = settings;
    const rules = { scheme, timestampUnit, keySets: keySetsOf(realms) };
    this.#inspectedBy = { auth, validate, rules, contracts, realms, description };
    this.#stages = [
      routeStage(description, settings.basePath, settings.limits.bodyBytes),
      worldStage(realms, settings.auth, library),
      faultStage(settings.delayMs, closing),
      authenticateStage(auth, realms, rules),
      validateStage(contracts, validate),
      answerStage(contracts, settings, recording),
    ];
  }

  /** `extra`: headers that go with every answer. Rejects only if the user's clock or request ids throw. */
  async handle(request: MockRequest, extra: Readonly<Record<string, string>> = {}): Promise<MockResponse> {
    const started = performance.now();
    const realm = chooseRealm(request, this.#realms, this.#settings.auth) ?? this.#realms.default;
    const context: RequestContext = {
      request,
      realm,
      now: realm.clock.now(),
      judgedAt: realm.clock.judged(),
      requestId: once(() => this.#settings.requestId()),
      params: {},
      violations: [],
      violationCount: 0,
      warnings: [],
      answerViolations: [],
    };
    const result = await this.#run(context);
    const whole = result instanceof Refusal ? this.#written(context, result) : result;
    const response = context.fault === undefined ? whole : brokenAnswer(whole, context.fault);
    const headers = { ...extra, ...response.headers, ...mockHeaders(context, result, this.#settings.auth) };
    const body = hasBody(request.method, response.status) ? response.body : "";
    const slice = body.length > LARGE ? this.#slabs.write(body) : undefined;
    const written = slice && { bytes: slice.bytes, release: slice.keep() };
    const answer = { ...response, headers, body, written };
    const note = noteOf(context, answer, performance.now() - started);
    const held = request.body.length + (slice?.bytes.length ?? 2 * body.length);
    const { journal, rules } = context.realm;
    const entry = journal.add(note, held, sealedOf(context), slice?.keep());
    if (context.rule !== undefined) rules.noteHit(context.rule, entry.number);
    if (this.#settings.handsOut) journal.handOut(entry);
    this.#settings.onRequest(entry);
    return answer;
  }

  /** Everything known about an answered request. */
  inspect(realm: Realm, entry: JournalEntry): Inspection {
    return inspect(realm, entry, this.#inspectedBy);
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
    context.refusal = wholeText({ code, detail });
    const envelope = failureEnvelope(code, detail, context.requestId(), this.#settings.language);
    return {
      status: code.status,
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(envelope),
    };
  }
}

/**
 * Answers with at least this many characters are kept as bytes: as texts, they would fill the old generation of the heap, whose
 * collections are expensive.
 */
const LARGE = 16_000;

const WITHOUT_BODY = [204, 205, 304];

const hasBody = (method: string, status: number): boolean => method !== "HEAD" && !WITHOUT_BODY.includes(status);
