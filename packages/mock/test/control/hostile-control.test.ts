import { describe, expect, test } from "vitest";
import { sendRaw } from "../support/raw-socket.ts";
import { mockForFile } from "../support/server.ts";

const running = mockForFile({ auth: "off", manual: true });

async function ask(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ readonly status: number; readonly text: string }> {
  const response = await running.mock.fetch(`http://127.0.0.1${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  return { status: response.status, text: await response.text() };
}

/** What comes out of the machine instead of a sentence. */
const RAW = /Cannot read|is not a function|not iterable|Cannot convert|Invalid time|undefined/;

const JUNK = [
  null,
  1e300,
  -1,
  true,
  "",
  "x",
  "__proto__",
  [],
  [null],
  {},
  { a: {} },
  "9999999999999d",
  "9".repeat(400),
];

async function refusedPlainly(method: string, path: string, body: unknown): Promise<void> {
  const { status, text } = await ask(method, path, body);
  const what = `${method} ${path} ${JSON.stringify(body)?.slice(0, 80)} → ${status} ${text.slice(0, 200)}`;
  expect(status, what).toBeLessThan(500);
  if (status >= 400) expect(text, what).not.toMatch(RAW);
}

const answersAll = async (): Promise<void> => {
  expect((await ask("POST", "/v2/taobao/order/page", {})).text).toContain('"code":200');
  expect((await ask("GET", "/__mock/state")).status).toBe(200);
};

describe("junk in the control API is refused in plain words, and breaks no world:", () => {
  test("the clock", async () => {
    for (const value of JUNK) {
      await refusedPlainly("POST", "/__mock/clock", { by: value });
      await refusedPlainly("POST", "/__mock/clock", { to: value });
      await refusedPlainly("POST", "/__mock/clock", value);
    }
    await answersAll();
    const { text } = await ask("POST", "/__mock/clock", { by: "1h", to: 1 });
    expect(text).toContain("give either by");
  });

  test("rules, callbacks, scenarios and worlds", async () => {
    for (const value of JUNK) {
      for (const name of ["operationId", "do", "times", "rate"]) {
        await refusedPlainly("POST", "/__mock/rules", {
          operationId: "getTaobaoProduct",
          do: { status: 503 },
          [name]: value,
        });
      }
      for (const name of ["url", "form", "duplicates", "delay", "reorder"]) {
        await refusedPlainly("PUT", "/__mock/callback", { url: "http://127.0.0.1:9/", [name]: value });
      }
      await refusedPlainly("PUT", "/__mock/scenario", { yaml: value });
      await refusedPlainly("POST", "/__mock/worlds", { seed: value });
    }
    await ask("DELETE", "/__mock/rules?all=1");
    await ask("PUT", "/__mock/callback", { url: null });
    await ask("PUT", "/__mock/scenario", { name: null });
    await answersAll();
  });

  test("acts", async () => {
    const { mock } = running;
    const id = "2542285634970345683";
    for (const [actor, verbs] of Object.entries(mock.act)) {
      for (const verb of Object.keys(verbs)) {
        for (const value of JUNK) {
          for (const params of [[], [value], [id, value], [id, value, value]])
            await refusedPlainly("POST", "/__mock/act", { actor, verb, params });
        }
      }
    }
    await answersAll();
  });

  test("snapshots", { timeout: 30_000 }, async () => {
    const whole = JSON.parse((await ask("GET", "/__mock/snapshot")).text) as Record<string, unknown>;
    for (const name of Object.keys(whole)) {
      for (const value of JUNK) await refusedPlainly("PUT", "/__mock/snapshot", { ...whole, [name]: value });
      await ask("PUT", "/__mock/snapshot", whole);
    }
    const records = [["1", {}], null, "x", ["1", { id: "2" }], ["1", { id: "1", lines: [], purchases: [] }]];
    for (const record of records) {
      const { status, text } = await ask("PUT", "/__mock/snapshot", {
        ...whole,
        tables: { "taobao.orders": [record] },
      });
      expect([status, text], JSON.stringify(record)).toEqual([
        400,
        expect.stringContaining("The snapshot cannot be read: "),
      ]);
    }
    expect((await ask("PUT", "/__mock/snapshot", whole)).status).toBe(204);
    await answersAll();
  });
});

test("a scenario is chosen by its name: no file of this machine is read for a caller", async () => {
  const { status, text } = await ask("PUT", "/__mock/scenario", { name: "../../package.json" });
  expect([status, text]).toEqual([400, expect.stringContaining('no scenario is named \\"../../package.json\\"')]);
  expect((await ask("PUT", "/__mock/scenario", { name: "hapy-path" })).text).toContain(
    'did you mean \\"happy-path\\"?',
  );
});

test("a body that is too large for the control API is reported as too large", async () => {
  const response = await running.mock.fetch("http://127.0.0.1/__mock/rules", {
    method: "POST",
    body: " ".repeat(10_485_761),
  });
  expect(response.status).toBe(413);
});

describe("through the socket", () => {
  const lines = (...all: readonly string[]): string[] => [`${all.join("\r\n")}\r\nConnection: close\r\n\r\n`];

  test("the host in the target counts as much as the host header", async () => {
    const { port } = running.mock;
    const foreign = lines("GET http://evil.example/__mock/state HTTP/1.1", "Host: 127.0.0.1");
    expect(await sendRaw(port, foreign)).toMatchObject({ status: 403, text: expect.stringContaining("evil.example") });
    const other = lines("GET http://127.0.0.1/__mock/state HTTP/1.1", "Host: evil.example");
    expect((await sendRaw(port, other)).status).toBe(403);
    const own = lines("GET http://127.0.0.1/__mock/state HTTP/1.1", "Host: 127.0.0.1");
    expect((await sendRaw(port, own)).status).toBe(200);
  });

  test("two host headers are refused, whichever path they ask for", async () => {
    for (const path of ["/v2/taobao/cart/list", "/__mock/state"]) {
      const twice = lines(`GET ${path} HTTP/1.1`, "Host: 127.0.0.1", "HOST: evil.example");
      const { status, text } = await sendRaw(running.mock.port, twice);
      expect([status, text]).toEqual([400, expect.stringContaining("two host headers")]);
    }
  });
});

test("JSON inside a text that is nested without end is not looked into, and holds no request up", async () => {
  const deep = "[".repeat(100_000) + "]".repeat(100_000);
  const { text } = await ask("POST", "/v2/taobao/order", { orderLineList: deep, receiver: "{}", purchaseAmount: 1 });
  expect(text).toContain('"code":99100');
  expect(running.mock.requests().at(-1)?.warnings[0]?.message.en).toContain("orderLineList is not looked into");
});
