import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClient, PandaPonError } from "../../src/index.ts";
import { credentials } from "../support/client.ts";
import { createThing, findThings, operations, payThing } from "../support/operations.ts";
import { CASES } from "./faults.ts";
import { closedPort, startFaultServer } from "./server.ts";

/** Long enough for a request to arrive on a machine that does two other things. */
const SHORT_MS = 300;
const LONG_MS = 3000;
/** Never reached: what a hanging server is given up by is `timeoutMs`. */
const DEADLINE_MS = 20_000;

const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);
/** Timers that core has started, and that neither have fired nor were cleared. */
const timers = new Set<unknown>();
const { setTimeout: set, clearTimeout: clear } = globalThis;
beforeEach(() => {
  unhandled.length = 0;
  timers.clear();
  process.on("unhandledRejection", note);
  globalThis.setTimeout = ((run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
    const isOurs = /[/\\]core[/\\]src[/\\]/.test(new Error().stack ?? "");
    const timer = set(() => {
      timers.delete(timer);
      run(...args);
    }, ms);
    if (isOurs) timers.add(timer);
    return timer;
  }) as typeof set;
  globalThis.clearTimeout = ((timer: ReturnType<typeof set>) => {
    timers.delete(timer);
    clear(timer);
  }) as typeof clear;
});
afterEach(async () => {
  globalThis.setTimeout = set;
  globalThis.clearTimeout = clear;
  await new Promise((resolve) => set(resolve, 5));
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
  expect(timers.size).toBe(0);
});

async function eventually(what: () => unknown): Promise<void> {
  for (let round = 0; round < 100 && what(); round++) await new Promise((resolve) => set(resolve, 10));
  expect(what()).toBe(0);
}

const KINDS = [
  ["read", findThings],
  ["write", createThing],
  ["payment", payThing],
] as const;

describe.each(Object.entries(CASES))("%s", (_, { fault, read, write, isSlow, mayBeUnsent, attempts = [1, 1] }) => {
  describe.each(KINDS)("%s", (kind, operation) => {
    it.each([
      ["without retries", 0],
      ["with two retries", 2],
    ] as const)("%s", async (_, retries) => {
      const isRead = kind === "read";
      const end =
        isRead && !(read[0] === "ok" && retries === 0 && read[2] > 1) ? read[0] : isRead ? "TransportError" : write[0];
      const server = fault === "closed port" ? undefined : await startFaultServer(fault);
      const client = createClient({
        ...credentials,
        baseUrl: server?.url ?? `http://127.0.0.1:${await closedPort()}`,
        random: () => 0,
        retries,
        timeoutMs: isSlow ? SHORT_MS : LONG_MS,
        deadlineMs: DEADLINE_MS,
      });
      client.register(operations);

      const result = await client.call(operation as typeof payThing, { id: "7" }).safe();
      expect(result.error?.message ?? "").not.toContain("deadlineMs");

      const isUnsent = !isRead && mayBeUnsent && result.error?.name === "TransportError";
      expect(result.error?.name ?? "ok").toBe(isUnsent ? "TransportError" : end);
      if (result.ok)
        expect(result.data).toEqual(isRead ? { id: 2541753627432451492n.toString() } : { id: "2541753627432451492" });
      else {
        expect(result.error).toBeInstanceOf(PandaPonError);
        expect(result.error.hint).not.toBe("");
        if (!isRead && !isUnsent) expect(result.error.attempts).toBe(attempts[retries === 0 ? 0 : 1]);
        expect(result.error.retryable).toBe(
          result.error.retryable && (isRead || isUnsent || end === "TransportError" || end === "RateLimitError"),
        );
      }
      if (server) {
        const seen = isRead ? read[retries === 0 ? 1 : 2] : write[1];
        // On a loaded machine a short time-out may end an attempt before the server has read it.
        if (isSlow && result.error && server.nonces.length < seen) {
          expect(result.error.attempts).toBe(isRead ? seen : 1);
        } else expect(server.nonces).toHaveLength(seen);
        expect(new Set(server.nonces).size).toBe(server.nonces.length);
        if (!isRead && !isUnsent) expect(server.connections()).toBe(1);
        await eventually(server.busy);
        await server.close();
      }
      expect(timers.size).toBe(0);
    });
  });
});

describe("a connection that is kept alive and closed at the wrong moment", () => {
  const GOOD = '{"code":200,"data":1}';
  const answer = `HTTP/1.1 200 OK\r\ncontent-length: ${GOOD.length}\r\nconnection: keep-alive\r\n\r\n${GOOD}`;

  it.each(KINDS)("%s: sent again only when that changes nothing", async (kind, operation) => {
    // The first request of a connection is served; the second meets its end, before it was carried out or after.
    const server = await startFaultServer({
      onRequest({ socket, countOnSocket }) {
        if (countOnSocket === 1) socket.write(answer);
        else socket.destroy();
      },
    });
    const client = createClient({ ...credentials, baseUrl: server.url, random: () => 0, timeoutMs: 500 });
    const ends: string[] = [];
    let calls = 0;
    for (; calls < 6; calls++) {
      const before = server.nonces.length;
      const result = await client.call(operation as typeof payThing, { id: "7" }).safe();
      ends.push(result.error?.name ?? "ok");
      if (kind !== "read") expect(server.nonces.length - before).toBeLessThanOrEqual(1);
    }
    if (kind === "read") expect(ends).toEqual(Array(6).fill("ok"));
    else expect(new Set(ends)).toEqual(new Set(["ok", "OutcomeUnknownError"]));
    expect(new Set(server.nonces).size).toBe(server.nonces.length);
    await server.close();
  });
});

it("a storm of calls against a server that hangs leaves nothing behind", async () => {
  const server = await startFaultServer({});
  const client = createClient({ ...credentials, baseUrl: server.url, retries: 1, random: () => 0, timeoutMs: 100 });
  const results = await Promise.all(Array.from({ length: 50 }, () => client.call(findThings).safe()));
  expect(new Set(results.map(({ error }) => error?.name))).toEqual(new Set(["TimeoutError"]));
  expect(server.nonces.length).toBeLessThanOrEqual(100);
  await eventually(server.busy);
  expect(timers.size).toBe(0);
  await server.close();
});
