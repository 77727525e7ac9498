import type { Fault } from "../faults/fault.ts";
import type { Realm } from "../realms/realm.ts";

/** The escape hatch of the checked client. */
export interface CheckedClient {
  readonly raw: {
    readonly POST: (path: never, init: never) => Promise<unknown>;
    readonly GET: (path: never, init: never) => Promise<unknown>;
  };
}

/** How often each write arrived that was sent once. */
export interface SentCase {
  readonly operation: string;
  readonly fault: string;
  readonly arrived: number;
}

export interface SendsOnce {
  /** No write arrived more than once. */
  readonly ok: boolean;
  readonly cases: readonly SentCase[];
}

const FAULTS: Readonly<Record<string, Fault>> = {
  reset: { reset: true },
  "lost answer": { loseAnswer: true },
  "HTTP 503": { status: 503 },
  "HTTP 421": { status: 421 },
  "HTTP 429": { status: 429, retryAfterS: 0 },
  "HTTP 307": { status: 307 },
  "half an answer": { truncate: true },
  hang: { hang: true },
};

/** A write by POST, and one by GET, which retrying transports mistake for a read. */
const WRITES = [
  {
    operation: "createTaobaoCartOrder",
    method: "POST",
    path: "/v2/taobao/cart/create/order",
    init: { body: { ids: ["1"] } },
  },
  {
    operation: "pay1688Order",
    method: "GET",
    path: "/v2/alibaba/order/pay/url",
    init: { params: { query: { orderId: "1" } } },
  },
] as const;

/** Long enough for a repetition after the answer. */
const AFTERWARDS_MS = 150;

/**
 * Sends writes through a client, with its own fetch, proxy and dispatcher, under the faults after which transports tend to repeat
 * a request, and counts how often each write arrived.
 *
 * @throws TypeError if it is not a client
 * @throws Error if nothing arrived at all: the client does not call this mock
 */
export async function checkSendsOnce(client: CheckedClient, realm: Realm): Promise<SendsOnce> {
  if (typeof (client as Partial<CheckedClient> | null)?.raw?.POST !== "function")
    throw new TypeError("checkSendsOnce takes a client: createClient(…), or the property client of createTaobao(…)");
  const cases: SentCase[] = [];
  for (const write of WRITES) {
    for (const [name, fault] of Object.entries(FAULTS)) {
      const rule = realm.rules.add({ operationId: write.operation, do: fault, standing: true, times: 1000 });
      const count = (): number => realm.journal.requests().filter(({ rule: hit }) => hit === rule.id).length;
      await send(client, write).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, AFTERWARDS_MS));
      cases.push({ operation: write.operation, fault: name, arrived: count() });
      realm.rules.remove(rule.id);
    }
  }
  if (cases.every(({ arrived }) => arrived === 0)) {
    throw new Error(`nothing arrived: give the client the mock's URL and the key set of the world "${realm.name}"`);
  }
  return { ok: cases.every(({ arrived }) => arrived <= 1), cases };
}

/** A hanging call is given up soon. */
async function send({ raw }: CheckedClient, { method, path, init }: (typeof WRITES)[number]): Promise<unknown> {
  return raw[method](path as never, { ...init, timeoutMs: 1000 } as never);
}
