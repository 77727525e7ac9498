// Platforms with other rules than ours: what the doctor says of each, in one sentence.
import { afterEach, describe, expect, it } from "vitest";
import { createPlatform, type Platform, withEnvelope } from "../support/platform.ts";
import { environment, keys, pandapon } from "../support/terminal.ts";

const platforms: Platform[] = [];
afterEach(async () => {
  for (const platform of platforms.splice(0)) await platform.close();
});

async function platform(...args: Parameters<typeof createPlatform>): Promise<Platform> {
  const created = await createPlatform(...args);
  platforms.push(created);
  return created;
}

const doctor = (fetch: typeof globalThis.fetch, line = "--questions none", env = environment) =>
  pandapon(`doctor --yes --refusals 16 ${line}`, { fetch, env });

const dated = (offset: number) => async (_request: unknown, answer: () => Promise<Response>) => {
  const response = await answer();
  const headers = new Headers(response.headers);
  headers.set("date", new Date(Date.now() + offset).toUTCString());
  return new Response(await response.text(), { status: response.status, headers });
};

describe("a Date header that is wrong", () => {
  it.each([3_600_000, -7_200_000])("by %i ms is told from a clock that is off", async (offset) => {
    const { fetch } = await platform({}, dated(offset));
    const { out, exitCode } = await doctor(fetch);
    expect(out).toMatch(/The Date header of the answers is (3600|3599|7200|7201) s off/);
    expect(out).not.toContain("set the clock right");
    expect(out).toContain("The server accepts rule A");
    expect(exitCode).toBe(1);
  });

  it.each([
    ["C", "s"],
    ["C", "ms"],
    ["A", "ms"],
  ] as const)("does not hide rule %s with timestamps in %s", async (signatureScheme, timestampUnit) => {
    const { fetch, seen } = await platform({ signatureScheme, timestampUnit }, dated(-7_200_000));
    const { out } = await doctor(fetch);
    expect(out).toContain(`The server accepts rule ${signatureScheme}`);
    expect(out).toContain("The Date header of the answers");
    expect(seen.length).toBeLessThan(16);
  });
});

describe("a timestamp in another unit", () => {
  const refuse = (headers: Record<string, string>) => async () =>
    Response.json({ code: 40101, msg: "timestamp is invalid", data: null }, { status: 401, headers });

  it("is named when the clocks agree", async () => {
    const { out, exitCode } = await doctor(refuse({ date: new Date().toUTCString() }));
    expect(out).toContain("in seconds and in milliseconds");
    expect(out).toContain("although the clocks agree: it may expect another unit, such as microseconds");
    expect(exitCode).toBe(1);
  });

  it("is named when they do not", async () => {
    const { out } = await doctor(refuse({ date: new Date(Date.now() + 3_600_000).toUTCString() }));
    expect(out).toContain("by both clocks: it may expect another unit");
    expect(out).toContain("This machine's clock is");
  });

  it("is left open when the server's clock is unknown", async () => {
    const { out } = await doctor(refuse({}));
    expect(out).toContain("check this machine's clock and the unit");
  });
});

describe("a success of another form", () => {
  it.each([
    ["code 0", 200, 0],
    ["HTTP 201", 201, 200],
    ["code SUCCESS", 200, "SUCCESS"],
  ])("%s is accepted and named", async (_what, status, code) => {
    const { fetch } = await platform({ signatureScheme: "B" }, async (_request, answer) => {
      const response = await answer();
      if (response.status !== 200) return response;
      const changed = await withEnvelope(response, (envelope) => ({ ...envelope, code }));
      return new Response(changed.body, { status, headers: changed.headers });
    });
    const { out, exitCode } = await doctor(fetch);
    expect(out).toContain("The server accepts rule B");
    expect(out).toContain(
      `Its success is HTTP ${status} with code ${code}; the description says HTTP 200 with code 200`,
    );
    expect(exitCode).toBe(1);
  });

  it("is not taken from a refusal with a little data", async () => {
    const { out } = await doctor(async () => Response.json({ code: 7, msg: "no", data: { traceId: "a", at: 1 } }));
    expect(out).toContain("The server refused every known rule");
  });
});

describe("answers that are not the API's", () => {
  const html = (status: number) => () =>
    new Response("<!doctype html><title>Login</title>", { status, headers: { "content-type": "text/html" } });
  it.each([
    ["a login page", html(200), "a web page (HTTP 200)"],
    ["a firewall", html(403), "a web page (HTTP 403)"],
    [
      "a redirect",
      () => new Response(null, { status: 302, headers: { location: "https://login.invalid/a?token=1" } }),
      "a redirect to https://login.invalid (HTTP 302)",
    ],
    ["emptiness", () => new Response(""), "nothing (HTTP 200)"],
    ["half of a text", () => new Response('{"code":20'), "text that is not JSON (HTTP 200)"],
    ["another envelope", () => Response.json({ status: "ok", result: {} }), "JSON without a code (HTTP 200)"],
    ["5 MB", () => new Response("x".repeat(5 * 1024 * 1024)), "more than 4 MB (HTTP 200)"],
  ])("%s could not be checked, and is named", async (_what, answer, named) => {
    const { out, exitCode } = await doctor(async () => answer());
    expect(out).toContain(`127.0.0.1:4010 answers with ${named}, not with the API's envelope`);
    expect(out).not.toContain("secret is wrong");
    expect(exitCode).toBe(3);
  });

  it("do not hide the rule where only refusals are web pages", async () => {
    const { fetch } = await platform({ signatureScheme: "D" }, async (_request, answer) => {
      const response = await answer();
      return response.status === 200 ? response : html(403)();
    });
    expect((await doctor(fetch)).out).toContain("The server accepts rule D");
  });
});

describe("a server that cannot answer now", () => {
  it.each([
    [429, { "retry-after": "60" }, `asks to wait (HTTP 429, Retry-After 60, "later")`],
    [503, {}, `is out of service (HTTP 503, "later")`],
    [502, {}, `is out of service (HTTP 502, "later")`],
  ])("with %i is asked once", async (status, headers, named) => {
    let calls = 0;
    const { err, exitCode } = await doctor(async () => {
      calls++;
      return Response.json({ code: status, msg: "later" }, { status, headers: headers as Record<string, string> });
    });
    expect(err).toContain(named);
    expect(calls).toBe(1);
    expect(exitCode).toBe(3);
  });
});

it("names a path whose method changed", async () => {
  const { fetch } = await platform({}, async ({ url }, answer) =>
    url.pathname === "/v2/taobao/product/get" ? new Response("", { status: 405 }) : answer(),
  );
  const { out } = await doctor(fetch);
  expect(out).toContain("does not have the documented path /v2/taobao/product/get");
  expect(out).toContain("The server accepts rule A");
});

describe("what a server says", () => {
  it("never leaves a part of a secret at a cut, wherever it stands", async () => {
    // Texts are cut after 120 characters in a sentence, after 200 in the report.
    for (const before of [100, 105, 112, 117, 119, 120, 180, 185, 192, 197, 199, 200]) {
      const msg = `${"x".repeat(before)}${keys.accessSecret} more`;
      const { out, err } = await pandapon("doctor --yes --refusals 1 --json", {
        fetch: async () => Response.json({ code: 5, msg }),
      });
      expect(`${out}${err}`).not.toMatch(/x(test-se|test-secret)/);
    }
  });

  it("gets into the report without mail addresses and telephone numbers", async () => {
    const { out } = await pandapon("doctor --yes --refusals 1 --json", {
      fetch: async () =>
        Response.json({
          code: 5,
          msg: "owner chen@shop.invalid, +86 138 0000 0000, at 1700000000, order 2541753627432451492",
        }),
    });
    const report = JSON.parse(out) as { calls: { msg: string }[] };
    expect(report.calls[0]?.msg).toBe("owner …, …, at 1700000000, order …");
  });
});
