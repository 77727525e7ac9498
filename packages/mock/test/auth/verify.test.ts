import { type SignatureScheme, signatureSchemes } from "@pandapon/core";
import { createMock, mockCodes, testCredentials } from "@pandapon/mock";
import { afterEach, describe, expect, it } from "vitest";
import { refusalOf } from "../support/envelope.ts";
import { mockForFile } from "../support/server.ts";
import { nextNonce, signed, without } from "../support/signed.ts";

const path = "/v2/taobao/cart/list";
const running = mockForFile();
const get = (headers: Record<string, string>): Promise<Response> => fetch(running.mock.url + path, { headers });
const at = (offset: number): number => Math.floor(Date.now() / 1000) + offset;

const verdict = (response: Response): Record<string, string> =>
  JSON.parse(response.headers.get("x-mock-auth") ?? "null");

async function expectRefused(response: Response, code: (typeof mockCodes)[keyof typeof mockCodes]): Promise<string> {
  const envelope = await refusalOf(response);
  expect(envelope.code).toBe(code.code);
  expect(response.status).toBe(code.status);
  expect(envelope.msg).toContain(code.en);
  expect(envelope.msg).toContain(code.zh);
  expect(verdict(response)).toMatchObject({ result: "refused", reason: code.reason });
  return envelope.msg ?? "";
}

describe("a rightly signed request", () => {
  it("is let in, with seconds and with milliseconds", async () => {
    for (const timestamp of [String(at(0)), String(Date.now())]) {
      const response = await get(signed({ timestamp }));
      expect(response.status).toBe(200);
      expect(verdict(response)).toEqual({ result: "verified" });
    }
  });

  it("is let in up to the edge of the window, on both sides", async () => {
    for (const offset of [-595, 595]) expect((await get(signed({ timestamp: String(at(offset)) }))).status).toBe(200);
  });

  it("may leave nonce-str out, and signs the empty text then", async () => {
    expect((await get(without(signed({ nonceStr: "" }), "nonce-str"))).status).toBe(200);
  });
});

describe("each reason of its own", () => {
  it.each(["access-key", "timestamp", "user-id", "signature"])("%s missing", async (name) => {
    const msg = await expectRefused(await get(without(signed(), name)), mockCodes.credentialMissing);
    expect(msg).toContain(`header ${name}`);
    expect(msg).toContain(`请求头 ${name}`);
    const others = ["access-key", "timestamp", "user-id", "signature"].filter((other) => other !== name);
    for (const other of others) expect(msg).not.toContain(`header ${other}`);
  });

  it("all missing: all named", async () => {
    const msg = await expectRefused(await get({}), mockCodes.credentialMissing);
    for (const name of ["access-key", "timestamp", "user-id", "signature"]) expect(msg).toContain(name);
  });

  it("access-key unknown", async () => {
    const accessKey = "11111111111111111111111111111111";
    const msg = await expectRefused(await get(signed({ accessKey })), mockCodes.accessKeyUnknown);
    expect(msg).toContain(testCredentials.accessKey);
    expect(msg).not.toContain(accessKey);
  });

  it.each(["soon", "1.7e9", "17000000001", "-1700000000", "１７００００００００"])(
    "timestamp %s",
    async (timestamp) => {
      const latin = Buffer.from(timestamp, "utf8").toString("latin1");
      await expectRefused(await get(signed({ timestamp: latin })), mockCodes.timestampMalformed);
    },
  );

  it.each([
    ["behind", -700],
    ["ahead of", 700],
  ])("timestamp %s", async (word, offset) => {
    const msg = await expectRefused(await get(signed({ timestamp: String(at(offset)) })), mockCodes.timestampOutside);
    expect(msg).toMatch(new RegExp(`it is (699|700|701) s ${word}`));
  });

  it.each([31, 33])("nonce-str of %i characters", async (length) => {
    const nonceStr = nextNonce().repeat(2).slice(0, length);
    const msg = await expectRefused(await get(signed({ nonceStr })), mockCodes.nonceMalformed);
    expect(msg).toContain(`it has ${length}`);
  });

  it("nonce-str reused, even when signed anew", async () => {
    const nonceStr = nextNonce();
    expect((await get(signed({ nonceStr }))).status).toBe(200);
    const msg = await expectRefused(await get(signed({ nonceStr, timestamp: String(at(1)) })), mockCodes.nonceReused);
    expect(msg).toContain(nonceStr);
  });

  it("a refused request does not use its nonce up", async () => {
    const nonceStr = nextNonce();
    expect((await get(signed({ nonceStr, accessSecret: "wrong" }))).status).toBe(401);
    expect((await get(signed({ nonceStr }))).status).toBe(200);
  });
});

describe("signature wrong", () => {
  const flip = (text: string): string => `${text.slice(0, -1)}${text.endsWith("0") ? "1" : "0"}`;

  it("shows the string to sign with the secret masked", async () => {
    const headers = signed();
    const msg = await expectRefused(
      await get({ ...headers, signature: flip(headers.signature ?? "") }),
      mockCodes.signatureWrong,
    );
    expect(msg).toContain(`${testCredentials.accessKey}${headers.timestamp}${headers["nonce-str"]}********`);
    expect(msg).not.toContain(testCredentials.accessSecret);
    expect(msg).not.toContain(headers.signature);
  });

  it.each([
    [
      "access secret",
      (h: Record<string, string>) => ({ ...h, signature: signed({ accessSecret: "wrong" }).signature ?? "" }),
    ],
    ["timestamp", (h: Record<string, string>) => ({ ...h, timestamp: String(at(7)) })],
    ["nonce-str", (h: Record<string, string>) => ({ ...h, "nonce-str": nextNonce() })],
  ])("after a change of the %s", async (_, change) => {
    await expectRefused(await get(change(signed())), mockCodes.signatureWrong);
  });

  it("does not mind another user-id: it is not signed", async () => {
    expect((await get({ ...signed(), "user-id": "2100000000001" })).status).toBe(200);
  });

  it("says that only the case is wrong", async () => {
    const headers = signed();
    const signature = (headers.signature ?? "").toLowerCase();
    expect(await expectRefused(await get({ ...headers, signature }), mockCodes.signatureWrong)).toContain(
      "case of its hex",
    );
  });

  it.each(Object.values<SignatureScheme>(signatureSchemes).filter(({ id }) => id !== "A"))(
    "tells that it fits rule $id",
    async (scheme) => {
      // Without a body, G and A are the same rule.
      if (scheme.id === "G") return expect((await get(signed({ scheme }))).status).toBe(200);
      expect(await expectRefused(await get(signed({ scheme })), mockCodes.signatureWrong)).toContain(
        `rule ${scheme.id}: ${scheme.rule}`,
      );
    },
  );

  it("says that it is not a digest at all", async () => {
    expect(await expectRefused(await get({ ...signed(), signature: "x" }), mockCodes.signatureWrong)).toContain(
      "not 32 hex digits",
    );
  });
});

describe("options", () => {
  const opened: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const mock of opened.splice(0)) await mock.close();
  });
  const start = async (options: Parameters<typeof createMock>[0]) => {
    const mock = await createMock(options);
    opened.push(mock);
    return mock;
  };

  it("lenient: answers, and reports what it tolerated", async () => {
    const mock = await start({ auth: "lenient" });
    const response = await mock.fetch(mock.url + path, { headers: without(signed(), "signature") });
    expect(response.status).toBe(200);
    expect(verdict(response)).toMatchObject({ result: "tolerated", reason: "credential-missing" });
    expect(mock.requests()[0]).toMatchObject({ status: 200, reason: "credential-missing" });
  });

  it("off: looks at nothing", async () => {
    const mock = await start({ auth: "off" });
    const response = await mock.fetch(mock.url + path);
    expect(response.status).toBe(200);
    expect(verdict(response)).toEqual({ result: "off" });
  });

  it("more key sets: each with its own secret and its own nonces", async () => {
    const more = { accessKey: "f".repeat(32), accessSecret: "another-test-secret", userId: "2100000000009" };
    const mock = await start({ credentials: [more] });
    const nonceStr = nextNonce();
    const call = (headers: Record<string, string>) => mock.fetch(mock.url + path, { headers });
    expect((await call(signed({ ...more, nonceStr }))).status).toBe(200);
    expect((await call(signed({ nonceStr }))).status).toBe(200);
    expect((await call(signed({ accessKey: more.accessKey }))).status).toBe(401);
  });

  it.each(["s", "ms"] as const)("timestampUnit %s: the other is refused", async (timestampUnit) => {
    const mock = await start({ timestampUnit });
    const texts = { s: String(at(0)), ms: String(Date.now()) };
    const call = (timestamp: string) => mock.fetch(mock.url + path, { headers: signed({ timestamp }) });
    expect((await call(texts[timestampUnit])).status).toBe(200);
    const refused = await call(texts[timestampUnit === "s" ? "ms" : "s"]);
    expect((await refusalOf(refused)).code).toBe(mockCodes.timestampMalformed.code);
  });

  it("signatureScheme G: signs the raw body", async () => {
    const mock = await start({ signatureScheme: "G" });
    const body = '{ "ids" : [382] }';
    const call = (signing: string) =>
      mock.fetch(`${mock.url}/v2/taobao/cart/create/order`, {
        method: "POST",
        body,
        headers: signed({ body: signing, scheme: signatureSchemes.G }),
      });
    expect((await call(body)).status).toBe(200);
    expect((await call('{"ids":[382]}')).status).toBe(401);
  });

  it("clock: the window moves with it, and the date header shows it", async () => {
    const mock = await start({ clock: () => 1_700_000_000_000 });
    const call = (timestamp: string) => mock.fetch(mock.url + path, { headers: signed({ timestamp }) });
    const response = await call("1700000000");
    expect(response.status).toBe(200);
    expect(response.headers.get("date")).toBe("Tue, 14 Nov 2023 22:13:20 GMT");
    expect((await call("1700000600")).status).toBe(200);
    expect((await call("1700000601")).status).toBe(401);
    expect((await call("1699999400")).status).toBe(200);
    expect((await call("1699999399")).status).toBe(401);
  });

  it.each([
    [0, "0", true],
    [0, "600", true],
    [0, "600000", true],
    [0, "601000", false],
    [0, "1700000000", false],
    [5000, "5", true],
    [5000, "5000", true],
    [1_700_000_000, "1700000", true],
    [1_700_000_000, "1700000000", true],
    [1_700_000_000_000, "0", false],
    [1_700_000_000_000, "170000000", false],
  ])("clock at %i, as under fake timers: timestamp %s is let in: %s", async (now, timestamp, isLetIn) => {
    const mock = await start({ clock: () => now });
    const response = await mock.fetch(mock.url + path, { headers: signed({ timestamp }) });
    expect(response.status).toBe(isLetIn ? 200 : 401);
  });

  it("a nonce may come again when its timestamp has left the window", async () => {
    let now = 1_700_000_000_000;
    const mock = await start({ clock: () => now });
    const nonceStr = nextNonce();
    const call = () => mock.fetch(mock.url + path, { headers: signed({ nonceStr, timestamp: String(now / 1000) }) });
    expect((await call()).status).toBe(200);
    now += 600_000;
    expect((await call()).status).toBe(401);
    now += 1000;
    expect((await call()).status).toBe(200);
  });

  it("reset() forgets nonces", async () => {
    const mock = await start({});
    const nonceStr = nextNonce();
    const call = () => mock.fetch(mock.url + path, { headers: signed({ nonceStr }) });
    expect((await call()).status).toBe(200);
    mock.reset();
    expect((await call()).status).toBe(200);
  });
});
