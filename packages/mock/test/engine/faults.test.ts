import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Fault, readFault } from "../support/fault.ts";
import { type OwnMock, ownMock } from "../support/own-api.ts";

let mock: OwnMock;
beforeAll(async () => {
  mock = await ownMock();
});
afterAll(async () => {
  await mock.close();
});

const next = (fault: Fault, times = 1) =>
  mock.realms.default.rules.add({ operationId: "listOrders", do: readFault(fault, []), times });

/** The code of the error beneath `fetch failed` and `terminated`. */
async function failureOf(call: Promise<unknown>): Promise<{ message: string; code: unknown }> {
  try {
    await call;
  } catch (error) {
    const { message, cause } = error as Error;
    return { message, code: Reflect.get(Object(cause), "code") };
  }
  throw new Error("it did not fail");
}

describe.each([["through a socket", () => fetch] as const, ["through mock.fetch", () => mock.fetch] as const])(
  "faults %s",
  (_, fetchOf) => {
    const call = (init: RequestInit = {}): Promise<Response> => fetchOf()(`${mock.url}/orders/page`, init);
    const last = () => mock.requests().at(-1);

    test("status: an envelope of the mock's, and the next call is answered as ever", async () => {
      const rule = next({ status: 503, retryAfterS: 7 });
      const refused = await call();
      expect(refused.status).toBe(503);
      expect(refused.headers.get("retry-after")).toBe("7");
      expect(refused.headers.get("x-mock-source")).toBe("rule");
      expect(await refused.json()).toMatchObject({ code: 99503, data: null });
      expect(last()).toMatchObject({ rule: rule.id, fault: "status", source: "rule", status: 503 });
      expect((await call()).status).toBe(200);
    });

    test("code: HTTP 200 and the code in the envelope", async () => {
      next({ code: 40001, msg: "系统繁忙" });
      const refused = await call();
      expect(refused.status).toBe(200);
      expect(await refused.json()).toMatchObject({ code: 40001, msg: "系统繁忙", data: null });
    });

    test("a refusal of the world", async () => {
      next({ refusal: "out-of-stock" });
      const refused = await call();
      expect(refused.headers.get("x-mock-code")).toContain('99100; reason="out-of-stock"');
      expect(await refused.json()).toMatchObject({ code: 99100, data: null });
    });

    test("an example", async () => {
      next({ example: "empty" });
      const answer = await call();
      expect(answer.headers.get("x-mock-example")).toBe("empty");
      expect(answer.headers.get("x-mock-source")).toBe("rule");
    });

    test("html: a gateway's page", async () => {
      next({ html: true });
      const page = await call();
      expect(page.status).toBe(502);
      expect(page.headers.get("content-type")).toBe("text/html");
      expect(await page.text()).toContain("<h1>502 Bad Gateway</h1>");
    });

    test("empty: no body", async () => {
      next({ empty: true });
      const empty = await call();
      expect(empty.status).toBe(200);
      expect(await empty.text()).toBe("");
      next({ empty: true, status: 500 });
      const failed = await call();
      expect([failed.status, await failed.text()]).toEqual([500, ""]);
    });

    test.each(["reset", "loseAnswer"] as const)("%s: the connection is reset", async (name) => {
      next({ [name]: true });
      expect(await failureOf(call())).toEqual({ message: "fetch failed", code: "ECONNRESET" });
      expect(last()).toMatchObject({ fault: name });
      // A lost answer was still made; a reset call was not carried out.
      expect(last()?.answer.rawBody !== "").toBe(name === "loseAnswer");
    });

    test("truncate: the head and half of the body", async () => {
      next({ truncate: true });
      const answer = await call();
      expect(answer.status).toBe(200);
      expect(Number(answer.headers.get("content-length"))).toBeGreaterThan(20);
      expect((await failureOf(answer.text())).message).toBe("terminated");
    });

    test("slowBody: all of it, in pieces", async () => {
      next({ slowBody: 50 });
      const answer = await call();
      expect(await answer.json()).toMatchObject({ code: 200 });
    });

    test("hang: no answer until the caller gives up", async () => {
      next({ hang: true });
      await expect(call({ signal: AbortSignal.timeout(50) })).rejects.toThrow(/timeout/i);
    });

    test("delay, by rule and by prefer, then the answer", async () => {
      next({ delayMs: [20, 40] });
      const started = performance.now();
      expect((await call()).status).toBe(200);
      expect((await call({ headers: { prefer: "delay=30" } })).status).toBe(200);
      expect(performance.now() - started).toBeGreaterThan(45);
    });

    test("a token bucket: 429 with retry-after beyond it", async () => {
      const rule = mock.realms.default.rules.add({
        operationId: "listOrders",
        do: { limit: { calls: 2, perMs: 3_600_000 } },
      });
      const statuses = [];
      for (let count = 0; count < 3; count++) statuses.push((await call()).status);
      const limited = await call();
      expect([...statuses, limited.status]).toEqual([200, 200, 429, 429]);
      expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(1000);
      expect(await limited.json()).toMatchObject({ code: 99429 });
      mock.realms.default.rules.remove(rule.id);
    });

    test.each(["code=204", "code=205", "code=304"])("prefer: %s has no body", async (prefer) => {
      const answer = await call({ headers: { prefer } });
      if (answer.status !== 400) expect([answer.status, await answer.text()]).toEqual([Number(prefer.slice(5)), ""]);
    });

    test("a misspelt preference is told", async () => {
      const answer = await call({ headers: { prefer: "exmaple=empty" } });
      expect(answer.headers.get("x-mock-warnings")).toContain('"didYouMean":"example"');
    });
  },
);

test("a rule for another operation does not affect this operation", async () => {
  mock.realms.default.rules.add({ operationId: "search", do: { status: 500 }, times: 1 });
  expect((await mock.fetch(`${mock.url}/orders/page`)).status).toBe(200);
});

test("closing the mock ends what hangs or waits", async () => {
  const closing = await ownMock();
  closing.realms.default.rules.add({ do: { hang: true }, times: 1 });
  const hanging = closing.fetch(`${closing.url}/orders/page`);
  hanging.catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await closing.close();
  await expect(hanging).rejects.toThrow();
});
