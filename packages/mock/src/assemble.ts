import type { Recording } from "./answers/recording.ts";
import type { Description } from "./contract/description.ts";
import type { ConsolePages } from "./contract/load.ts";
import type { Handle } from "./contract/message.ts";
import type { OperationContracts } from "./contract/operation-contract.ts";
import { createHandle } from "./create-handle.ts";
import { createRealms } from "./create-realms.ts";
import { Engine } from "./engine/engine.ts";
import type { Settings } from "./engine/settings.ts";
import type { Realms } from "./realms/realms.ts";
import { Library } from "./scenarios/library.ts";
import type { Scenario } from "./scenarios/scenario.ts";
import { once } from "./state/once.ts";
import { actNames } from "./world-api/acts.ts";
import { knownTo } from "./world-api/known.ts";

/** The parts of a mock, before it listens. */
export interface Parts {
  readonly settings: Settings;
  readonly description: Description;
  /** Shared by all mocks of a process, like the description. */
  readonly contracts: OperationContracts;
  readonly document: () => string;
  readonly consolePages: () => ConsolePages;
  readonly scenarios: () => readonly Scenario[];
  readonly recording?: Recording | undefined;
  /** The mock's own address without a slash at the end; known once it listens. */
  readonly origin: () => string;
  readonly closing: AbortSignal;
}

/** A whole mock without a socket. */
export interface Assembled {
  readonly realms: Realms;
  readonly library: Library;
  readonly handle: Handle;
}

export function assemble({
  settings,
  description,
  contracts,
  document,
  consolePages,
  scenarios,
  recording,
  origin,
  closing,
}: Parts): Assembled {
  const realms = createRealms(settings, origin, closing);
  const known = once(() => knownTo(description, actNames(realms.default.world)));
  const library = new Library(once(scenarios), known);
  const engine = new Engine(settings, description, { realms, contracts, library, recording, closing });
  const handle = createHandle(engine, settings, {
    realms,
    description,
    library,
    document: once(document),
    consolePages: once(consolePages),
    parsed: parsedNowAndThen(document),
    version: description.version,
    boot: Math.random().toString(36).slice(2),
    baseUrl: () => `${origin()}${settings.basePath}`,
    api: async (request) => {
      const answer = await engine.handle(request);
      answer.written?.release();
      return answer;
    },
    inspect: (realm, entry) => engine.inspect(realm, entry),
    scheme: settings.scheme,
    queryNames: (operation) => contracts.of(operation).queryNames,
  });
  return { realms, library, handle };
}

/** The document as an object: released when it is not in use, because it takes several megabytes. */
function parsedNowAndThen(document: () => string): () => object {
  let kept: WeakRef<object> | undefined;
  return () => {
    const before = kept?.deref();
    if (before !== undefined) return before;
    const parsed = JSON.parse(document()) as object;
    kept = new WeakRef(parsed);
    return parsed;
  };
}
