import type { AddressInfo } from "node:net";
import { type MockCredentials, testCredentials } from "./auth/credentials.ts";
import { loadDescription, loadDocument } from "./contract/load.ts";
import { createHandle } from "./create-handle.ts";
import { createRealms } from "./create-realms.ts";
import { Engine } from "./engine/engine.ts";
import { createHttpServer } from "./http/server.ts";
import { socketlessFetch } from "./http/socketless-fetch.ts";
import type { JournalEntry } from "./journal/entry.ts";
import type { MockOptions } from "./options.ts";
import { settingsOf } from "./settings-of.ts";

/** A running mock. */
export interface Mock {
  /** Where it listens, with the base path and without a slash at the end: what clients take as base URL. */
  readonly url: string;
  readonly port: number;
  /** Calls the mock without a socket, whatever host the URL names: `createTaobao({ ...mock.credentials, fetch: mock.fetch })`. */
  readonly fetch: typeof fetch;
  /** The published test credentials. */
  readonly credentials: MockCredentials;
  /** The last requests, the oldest first. */
  requests(): readonly JournalEntry[];
  /** Forgets requests and used nonces. */
  reset(): void;
  /** Stops listening and hangs up. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts the PandaPon API on this machine. It answers with the examples of the description and keeps no state.
 *
 * The header `prefer` asks for another answer: `example=not-found` by the name of an example (a name that there is not is refused with
 * the names that there are), `code=404` or `code=500` by HTTP status. Clients give it with a call: `{ headers: { prefer: "code=500" } }`.
 *
 * @example
 * ```ts
 * await using mock = await createMock();
 * const taobao = createTaobao({ ...mock.credentials, baseUrl: mock.url });
 * const refused = await taobao.orders.get({ orderId: "2541753627432451493" }, { headers: { prefer: "example=not-found" } }).safe();
 * console.log(refused.error?.hint, mock.requests().at(-1)?.violations);
 * ```
 *
 * @throws TypeError for an option that makes no sense
 * @throws Error with Node's `code` (`EADDRINUSE` …) when it cannot listen
 */
export async function createMock(options: MockOptions = {}): Promise<Mock> {
  const settings = settingsOf(options, (line) => process.stdout.write(`${line}\n`));
  const { port = 0, host = "127.0.0.1" } = options;
  const folder = new URL("./", import.meta.url);
  const description = loadDescription(folder);
  const realms = createRealms(settings);
  const engine = new Engine(settings, description, realms);
  const handle = createHandle(engine, realms, settings, description, () => loadDocument(folder));
  const server = createHttpServer(handle, settings.limits);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${address.port}${settings.basePath}`,
    port: address.port,
    fetch: socketlessFetch(handle, settings.limits.bodyBytes),
    credentials: testCredentials,
    requests: () => realms.default.journal.requests(),
    reset: () => realms.default.reset(),
    close,
    [Symbol.asyncDispose]: close,
  };
}
