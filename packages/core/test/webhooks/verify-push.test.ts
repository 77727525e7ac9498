import { describe, expect, it, vi } from "vitest";
import { InputError, PandaPonError, ProtocolError } from "../../src/errors/errors.ts";
import { type PushKeys, PushVerificationError, verifyPush } from "../../src/webhooks/index.ts";
import { createVerifier } from "../../src/webhooks/verify-push.ts";
import { webHasher } from "../../src/webhooks/web-hasher.ts";
import { accessKey, failure, pushOf, secret, signed, vectors } from "./support.ts";

const keys: PushKeys = { accessKey, secrets: secret };
const body = JSON.stringify({ messageType: "T", messageBody: { price: 1 }, timestamp: "1745483449000" });
const push = pushOf(body);
const refused = (given: object, own: Partial<PushKeys> = {}) =>
  failure(verifyPush({ ...push, ...given }, { ...keys, ...own }));

describe("a push of PandaPon", () => {
  it.each(vectors.vectors)("passes: $event, messageBody as $messageBody", async (vector) => {
    expect(await verifyPush(vector, keys)).toEqual({ secretIndex: 0 });
  });

  it("passes in either case, with white space around the header, as text or bytes", async () => {
    const { authorization } = push;
    const mixed = authorization.replace(/[a-f]/, (letter) => letter.toUpperCase());
    for (const header of [authorization.toUpperCase(), mixed, ` ${authorization}\t`]) {
      expect(await verifyPush({ body, authorization: header }, keys)).toEqual({ secretIndex: 0 });
    }
    const bytes = new TextEncoder().encode(body);
    for (const raw of [bytes, bytes.buffer, Buffer.from(body)])
      expect(await verifyPush({ ...push, body: raw }, keys)).toEqual({ secretIndex: 0 });
  });

  it("passes with any of several secrets, and says with which", async () => {
    const secrets = ["new-secret-not-real", secret, "older-secret-not-real"];
    expect(await verifyPush(push, { accessKey, secrets })).toEqual({ secretIndex: 1 });
    const authorization = signed(body, "older-secret-not-real");
    expect(await verifyPush({ body, authorization }, { accessKey, secrets })).toEqual({ secretIndex: 2 });
    expect(await refused({ authorization: signed(body, "foreign") }, { secrets })).toMatchObject({
      reason: "wrong-signature",
    });
  });

  it("passes by the base that is chosen", async () => {
    const alone = { body, authorization: signed(body, secret, []) };
    expect(await verifyPush(alone, { ...keys, base: "body" })).toEqual({ secretIndex: 0 });
    const own = { body, authorization: signed(body, secret, [accessKey, "\n"]) };
    const base = (bytes: Uint8Array, key: string) => `${key}\n${new TextDecoder().decode(bytes)}`;
    expect(await verifyPush(own, { ...keys, base })).toEqual({ secretIndex: 0 });
  });

  it("is verified over the bytes of the moment of the call", async () => {
    const bytes = new TextEncoder().encode(body);
    const verified = verifyPush({ ...push, body: bytes }, keys);
    const { buffer } = new TextEncoder().encode(body);
    const other = verifyPush({ ...push, body: buffer }, keys);
    bytes.fill(0);
    new Uint8Array(buffer).fill(0);
    expect([await verified, await other]).toEqual([{ secretIndex: 0 }, { secretIndex: 0 }]);
  });
});

describe("a forged push", () => {
  it("is refused, whichever byte of the body is another", async () => {
    const bytes = new TextEncoder().encode(body);
    for (const index of bytes.keys()) {
      const forged = bytes.slice();
      forged[index] = (forged[index] ?? 0) ^ (1 << (index % 8));
      expect(await refused({ body: forged })).toMatchObject({ reason: "wrong-signature" });
    }
    for (const forged of [`${body} `, ` ${body}`, body.slice(1), body.slice(0, -1), `${body}${body}`]) {
      expect(await refused({ body: forged })).toMatchObject({ reason: "wrong-signature" });
    }
  });

  it("is refused, whichever digit of the signature is another, by both ways to hash", async () => {
    for (const hasher of [undefined, webHasher()]) {
      const { verify } = createVerifier(keys, hasher);
      const bytes = new TextEncoder().encode(body);
      expect(await verify(bytes, push.authorization)).toEqual({ secretIndex: 0 });
      for (let index = 0; index < 64; index++) {
        const digit = push.authorization[index] === "0" ? "1" : "0";
        const authorization = push.authorization.slice(0, index) + digit + push.authorization.slice(index + 1);
        expect(await failure(verify(bytes, authorization))).toMatchObject({ reason: "wrong-signature" });
      }
    }
  });

  it("is refused without a signature, or with one of another form", async () => {
    for (const authorization of [undefined, null, "", " ", 7 as unknown as string])
      expect(await refused({ authorization })).toMatchObject({
        reason: "missing-signature",
        message: expect.stringMatching(/no Authorization/),
      });
    const { authorization } = push;
    for (const form of [
      `${authorization}0`,
      authorization.slice(1),
      "x".repeat(64),
      `${authorization}, ${authorization}`,
    ])
      expect(await refused({ authorization: form })).toMatchObject({ reason: "malformed-signature" });
  });
});

describe("the hint", () => {
  it.each([
    ["Bearer ", /Remove "Bearer" in front/],
    ["sha256=", /Remove "sha256" in front/],
    ["HMAC-SHA256: ", /Remove "HMAC-SHA256" in front/],
  ])("names %s in front", async (prefix, hint) => {
    const error = await refused({ authorization: prefix + push.authorization });
    expect(error).toMatchObject({ reason: "malformed-signature", hint: expect.stringMatching(hint) });
  });

  it("recognizes a signature in base64", async () => {
    const authorization = Buffer.from(push.authorization, "hex").toString("base64");
    expect(await refused({ authorization })).toMatchObject({ hint: expect.stringMatching(/base64/) });
    expect(await refused({ authorization: "nonsense" })).toMatchObject({ hint: expect.stringMatching(/proxy/) });
  });

  it.each([
    ["the base is the body alone", { authorization: signed(body, secret, []) }, {}, /Set base: "body"/],
    ["the base is upstream's", {}, { base: "body" as const }, /Set base: "upstream"/],
    ["the base is upstream's, not an own one", {}, { base: () => "x" }, /Set base: "upstream"/],
    ["white space is around the secret", {}, { secrets: `${secret}\n` }, /white space/],
    ["white space is around the access key", {}, { accessKey: ` ${accessKey}` }, /white space/],
    ["white space is around both", {}, { accessKey: `${accessKey}\n`, secrets: `${secret}\n` }, /white space/],
    [
      "white space is around the secret, base body",
      { authorization: signed(body, secret, []) },
      { secrets: `${secret}\n`, base: "body" as const },
      /white space/,
    ],
    ["key and secret are swapped", {}, { accessKey: secret, secrets: accessKey }, /Swap/],
    ["the body was indented", { body: JSON.stringify(JSON.parse(body), undefined, 2) }, {}, /changed on its way/],
    ["a line end was added", { body: `${body}\n` }, {}, /changed on its way/],
    ["a line end was removed", { body, authorization: signed(`${body}\n`) }, {}, /changed on its way/],
    ["the secret is another", {}, { secrets: "another-secret" }, /one pair/],
  ])("tells when %s", async (_, given, own, hint) => {
    expect(await refused(given, own)).toMatchObject({ reason: "wrong-signature", hint: expect.stringMatching(hint) });
  });

  it("recognizes when the case of the access key is another", async () => {
    const lower = { body, authorization: signed(body, secret, ["abc"]) };
    const upper = { body, authorization: signed(body, secret, ["ABC"]) };
    for (const given of [lower, upper])
      expect(await refused(given, { accessKey: "Abc" })).toMatchObject({
        hint: expect.stringMatching(/upper and lower case/),
      });
  });

  it.each([
    '{"id":2059624776425891800}',
    '{"id": 2059624776425891800 }',
    '{"ids":[1, 2059624776425891800]}',
    '{"ids":[2059624776425891800,1]}',
  ])("sees that a number was rounded: %s", async (rounded) => {
    const given = { body: rounded, authorization: signed("another") };
    expect(await refused(given)).toMatchObject({ hint: expect.stringMatching(/^A long number .* one pair/) });
  });

  it.each(['{"id":"2059624776425891800"}', '{"id":2059624776425891794}', '{"price":1200}'])(
    "sees no rounded number where there is none: %s",
    async (exact) => {
      const given = { body: exact, authorization: signed("another") };
      expect(await refused(given)).toMatchObject({ hint: expect.not.stringMatching(/long number/) });
    },
  );

  it("says what each header lacks, and how long a malformed one is", async () => {
    expect(await refused({ authorization: undefined })).toMatchObject({
      hint: "Hand the header Authorization on; check that no proxy removes it.",
    });
    const malformed = { message: "Authorization has 69 characters and is not 64 hex digits" };
    expect(await refused({ authorization: `Hmac ${push.authorization}` })).toMatchObject(malformed);
    for (const authorization of [`${push.authorization} Hmac ${push.authorization}`, `Hmac ${push.authorization}0`])
      expect(await refused({ authorization })).toMatchObject({ hint: expect.stringMatching(/what your proxy does/) });
    const base64 = Buffer.from(push.authorization, "hex").toString("base64");
    expect(await refused({ authorization: base64.slice(0, -1) })).toMatchObject({
      hint: expect.stringMatching(/base64/),
    });
    for (const authorization of [`${base64}=`, `~${base64}`])
      expect(await refused({ authorization })).toMatchObject({ hint: expect.stringMatching(/what your proxy does/) });
  });

  it("recognizes when a body was read with JSON.parse and written again", async () => {
    const exact = '{"id": 2059624776425891794}';
    const given = { body: JSON.stringify(JSON.parse(exact)), authorization: signed(exact) };
    expect(await refused(given)).toMatchObject({ hint: expect.stringMatching(/rounds, and written again/) });
  });

  it("tries nothing with a long body, which would cost too much", async () => {
    const long = "x".repeat(65_537);
    const given = { body: long, authorization: signed(long, secret, []) };
    expect(await refused(given)).toMatchObject({ hint: expect.not.stringMatching(/Set base/) });
    const short = "x".repeat(65_536);
    const edge = { body: short, authorization: signed(short, secret, []) };
    expect(await refused(edge)).toMatchObject({ hint: expect.stringMatching(/Set base/) });
  });

  it.each([{ parsed: true }, [1], 7, true])("asks for the raw bytes instead of %j", async (parsed) => {
    expect(await refused({ body: parsed })).toMatchObject({
      reason: "body-not-raw",
      hint: expect.stringMatching(/before app.use\(express.json\(\)\).*rawBody: true.*receiver.fastify.*request.clone/),
    });
  });
});

describe("an error", () => {
  it("has a name, a kind and texts for a log, none of which shows the secret or the body", async () => {
    const error = await refused({ authorization: signed("other") });
    expect(error).toBeInstanceOf(PushVerificationError);
    expect(error).toBeInstanceOf(PandaPonError);
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      name: "PushVerificationError",
      reason: "wrong-signature",
      message: "The signature does not fit the body",
    });
    const shown = `${JSON.stringify(error)}${String(error)}`;
    for (const hidden of [secret, accessKey, "price"]) expect(shown).not.toContain(hidden);
  });
});

describe("maxAgeMs", () => {
  const sent = 1_745_483_449_000;
  const at = (ms: number, maxAgeMs = 1000) => ({ ...keys, maxAgeMs, clock: () => sent + ms });

  it("refuses older pushes, and pushes further in the future", async () => {
    for (const ms of [0, 1000, -1000]) expect(await verifyPush(push, at(ms))).toEqual({ secretIndex: 0 });
    for (const ms of [1001, -1001])
      expect(await failure(verifyPush(push, at(ms)))).toMatchObject({
        reason: "expired",
        hint: expect.stringMatching(/clock of this machine.*two and a half hours/),
        message: expect.stringMatching(/too old/),
      });
  });

  it("looks the clock up when a push arrives: fake timers may come later", async () => {
    const verifier = createVerifier({ ...keys, maxAgeMs: 1000 });
    vi.useFakeTimers({ now: sent, toFake: ["Date"] });
    try {
      await verifier.checkAge(new Date(sent));
    } finally {
      vi.useRealTimers();
    }
  });

  it("refuses what does not say when it was sent", async () => {
    const silent = pushOf({ messageType: "T" });
    expect(await failure(verifyPush(silent, at(0)))).toMatchObject({
      reason: "expired",
      message: expect.stringMatching(/does not say/),
    });
    expect(await failure(verifyPush(pushOf("nonsense"), at(0)))).toBeInstanceOf(ProtocolError);
  });

  it("is off by default", async () => {
    expect(await verifyPush(pushOf("nonsense"), keys)).toEqual({ secretIndex: 0 });
    expect(await verifyPush(push, { ...keys, clock: () => 9e15 })).toEqual({ secretIndex: 0 });
  });
});

it.each([
  [{ accessKey: "" }, "accessKey is missing"],
  [{ secrets: "" }, "secrets is missing"],
  [{ secrets: [] }, "secrets is missing"],
  [{ secrets: [secret, ""] }, "secrets is missing"],
  [{ secrets: [undefined as unknown as string] }, "secrets is missing"],
  [{ maxAgeMs: 0 }, "maxAgeMs is out of range"],
  [{ maxAgeMs: Number.NaN }, "maxAgeMs is out of range"],
  [{ base: "toString" as "body" }, "base is unusable"],
])("refuses the options %j", async (own, message) => {
  const error = await refused({}, own);
  expect(error).toBeInstanceOf(InputError);
  expect(error).toMatchObject({ message: expect.stringMatching(message) });
});
