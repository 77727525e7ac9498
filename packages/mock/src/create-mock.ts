import type { AddressInfo } from "node:net";
import { readRecording } from "./answers/recording.ts";
import { assemble } from "./assemble.ts";
import { loadConsole, loadDescription, loadDocument, loadScenarios } from "./contract/load.ts";
import { OperationContracts } from "./contract/operation-contract.ts";
import { WORLD_HEADER } from "./engine/choose-realm.ts";
import { createHttpServer } from "./http/server.ts";
import { socketlessFetch } from "./http/socketless-fetch.ts";
import type { MockOptions } from "./options.ts";
import type { Realm } from "./realms/realm.ts";
import { play } from "./scenarios/play.ts";
import type { Scenario } from "./scenarios/scenario.ts";
import { settingsOf } from "./settings-of.ts";
import { once } from "./state/once.ts";
import { type CheckedClient, checkSendsOnce, type SendsOnce } from "./world-api/check-sends-once.ts";
import { type MockWorld, worldApi } from "./world-api/mock-world.ts";
import { pushTarget } from "./world-api/push-to.ts";

/** A running mock. Its own methods act on the default world, which belongs to the published test credentials. */
export interface Mock extends MockWorld {
  /** Where it listens, with the base path and without a slash at the end: what clients take as base URL. */
  readonly url: string;
  readonly port: number;
  /**
   * A new world with a key set of its own, so that tests that run side by side share one mock and never meet. Worlds are cheap:
   * each test can have its own.
   *
   * @throws TypeError if the name is taken
   */
  createWorld(name?: string): Promise<MockWorld>;
  /**
   * Sends writes through your client, with its own fetch, proxy and dispatcher, under the faults after which transports tend to
   * repeat a request, and reports how often each write arrived. Give the client the mock's URL and credentials. Takes some
   * seconds.
   */
  checkSendsOnce(client: CheckedClient): Promise<SendsOnce>;
  /** Stops listening and closes all connections. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts the PandaPon API on this machine. Every key set has a world of its own, with state: orders appear in the list, and paid
 * orders are shipped as time passes.
 *
 * The header `prefer` asks for another answer: `example=not-found` by the name of an example (an unknown name is refused with the
 * known ones), `code=404` or `code=500` by HTTP status, `delay=800` to wait before the answer. Clients send it with a call:
 * `{ headers: { prefer: "code=500" } }`.
 *
 * @example
 * ```ts
 * await using mock = await createMock();
 * const taobao = createTaobao({ ...mock.credentials, baseUrl: mock.url });
 * mock.next("createTaobaoCartOrder", "out-of-stock");
 * const refused = await taobao.cart.createOrder({ ids: ["382"] }).safe();
 * console.log(refused.error?.hint, mock.requests().at(-1)?.violations);
 * ```
 *
 * @throws TypeError for an option that makes no sense
 * @throws Error with Node's `code` (`EADDRINUSE` …) when it cannot listen
 */
export async function createMock(options: MockOptions = {}): Promise<Mock> {
  const settings = settingsOf(options, (line) => process.stdout.write(`${line}\n`));
  const { port = 0, host = "127.0.0.1" } = options;
  const { description, contracts, document } = described();
  const recording = options.replay === undefined ? undefined : await readRecording(options.replay);
  const closing = new AbortController();
  let origin = "";
  const { realms, library, handle } = assemble({
    settings,
    description,
    contracts,
    document,
    consolePages: () => loadConsole(folder),
    scenarios: () => loadScenarios(folder) as readonly Scenario[],
    recording,
    origin: () => origin,
    closing: closing.signal,
  });
  const { pushTo, scenario } = options;
  if (pushTo !== undefined) realms.default.outbox.target = pushTarget(pushTo);
  if (scenario !== undefined) play(realms.default, await library.load(scenario));
  const server = createHttpServer(handle, settings.limits);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address() as AddressInfo;
  origin = `http://${reachable(host)}:${address.port}`;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      closing.abort(new Error("the mock was closed"));
      for (const realm of realms.list()) realm.close();
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const fetchOf = socketlessFetch(handle, settings.limits.bodyBytes, closing.signal);
  const apiOf = (realm: Realm): MockWorld =>
    worldApi(realm, description, settings.auth === "verify" ? fetchOf : inWorld(fetchOf, realm.name));
  return Object.assign(apiOf(realms.default), {
    url: `${origin}${settings.basePath}`,
    port: address.port,
    fetch: fetchOf,
    createWorld: async (name?: string) => apiOf(realms.create(name)),
    checkSendsOnce: (client: CheckedClient) => checkSendsOnce(client, realms.default),
    close,
    [Symbol.asyncDispose]: close,
  });
}

const folder = new URL("./", import.meta.url);

/** Read once and shared by all mocks of the process, so that many mocks cost little more than one. */
const described = once(() => ({
  description: loadDescription(folder),
  contracts: new OperationContracts(),
  document: once(() => loadDocument(folder)),
}));

/** A mock that listens on all addresses is called by the name of this machine. */
function reachable(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

/** Without credentials, a header chooses the world. */
const inWorld =
  (call: typeof fetch, name: string): typeof fetch =>
  (input, init) => {
    const request = new Request(input, init);
    if (!request.headers.has(WORLD_HEADER)) request.headers.set(WORLD_HEADER, name);
    return call(request);
  };
